using System.Collections.Concurrent;
using Recovery.Domain;

namespace Recovery.Engine.Auditing;

/// <summary>
/// Writes the same access down once in ten minutes, so that a page that keeps itself fresh does not fill the log. What is taken away is written
/// down each time.
/// </summary>
/// <param name="most">Accesses remembered at most; where there are more, some are written down again.</param>
public sealed class RememberedAccesses(IAccessLog log, TimeProvider time, int most = 20_000) : IAccessLog
{
    /// <summary>For how long the same access is the same.</summary>
    public static readonly TimeSpan Once = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Same, long> recorded = new();

    /// <inheritdoc/>
    public async ValueTask Record(Access access, CancellationToken cancellation)
    {
        if (Same.Of(access) is not { } same)
        {
            await log.Record(access, cancellation).ConfigureAwait(false);
            return;
        }

        if (recorded.TryGetValue(same, out var since) && time.GetElapsedTime(since) < Once)
            return;
        var now = time.GetTimestamp();
        await log.Record(access, cancellation).ConfigureAwait(false);
        if (recorded.Count >= most)
            Forget();
        recorded[same] = now; // only what is written down is remembered
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PastAccess>> Page(AccessFilter filter, CancellationToken cancellation) => log.Page(filter, cancellation);

    private void Forget()
    {
        foreach (var (same, since) in recorded)
        {
            if (time.GetElapsedTime(since) >= Once)
                recorded.TryRemove(same, out _);
        }

        if (recorded.Count >= most)
            recorded.Clear(); // rare, and cheaper than remembering who came first
    }

    /// <summary>A case is the same case whichever part of it is read; of anything else, what it was.</summary>
    private sealed record Same(Actor Actor, AccessKind Kind, ComplaintId? Complaint, string? What, string? Query)
    {
        public static Same? Of(Access access) => access.Kind switch
        {
            AccessKind.Exported or AccessKind.Verified => null,
            AccessKind.Read or AccessKind.Replayed when access.Complaint is not null => new Same(access.Actor, access.Kind, access.Complaint, null, null),
            _ => new Same(access.Actor, access.Kind, access.Complaint, access.What, access.Query),
        };
    }
}
