namespace Recovery.Integrations.Signing;

/// <summary>Identities seen by this process alone: for one node without a database, and for tests. Refuses what is new once it is full, rather than forget what a replay waits for.</summary>
public sealed class SeenIdsInMemory(TimeProvider clock, int capacity = 100_000) : ISeenIds
{
    private readonly Dictionary<(string Scope, string Id), DateTimeOffset> seen = [];
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public ValueTask<bool> RememberAsync(string scope, string id, DateTimeOffset keepUntil, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (seen.Count >= capacity)
                Forget(clock.GetUtcNow());
            return ValueTask.FromResult(seen.Count < capacity && seen.TryAdd((scope, id), keepUntil));
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, until) in seen)
        {
            if (until < now)
                seen.Remove(key); // a dictionary allows removal while it is walked
        }
    }
}
