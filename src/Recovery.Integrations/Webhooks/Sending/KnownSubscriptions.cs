using Recovery.Engine.Subscribing;

namespace Recovery.Integrations.Webhooks.Sending;

/// <summary>The subscriptions as they were a few seconds ago: an event goes to many, and is not worth a query each.</summary>
internal sealed class KnownSubscriptions(ISubscriptions subscriptions, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private Known? known;

    /// <summary>One of them; null where there is none of that id.</summary>
    public async ValueTask<Subscription?> Find(Guid id, CancellationToken cancellation)
    {
        if (known is { } fresh && time.GetElapsedTime(fresh.Since) < Fresh && fresh.ById.TryGetValue(id, out var subscription))
            return subscription;

        var since = time.GetTimestamp();
        var all = await subscriptions.All(cancellation).ConfigureAwait(false);
        var read = new Known(since, all.ToDictionary(one => one.Id));
        known = read;
        return read.ById.GetValueOrDefault(id);
    }

    /// <summary>What was read is no longer so.</summary>
    public void Forget() => known = null;

    private sealed record Known(long Since, IReadOnlyDictionary<Guid, Subscription> ById);
}
