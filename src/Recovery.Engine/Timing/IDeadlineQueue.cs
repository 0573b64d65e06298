using Recovery.Domain;

namespace Recovery.Engine.Timing;

/// <summary>A case whose state is to be asked; the token fences off whoever held it before.</summary>
public sealed record DueCase(ComplaintId Complaint, DateTimeOffset FiresAt, long Token);

/// <summary>One row per case that runs a clock: the next instant at which its state must be asked. Replaced by every append on the case.</summary>
public interface IDeadlineQueue
{
    /// <summary>Leases up to <paramref name="limit"/> cases due at <paramref name="now"/> (the database's clock where null), oldest first.</summary>
    ValueTask<IReadOnlyList<DueCase>> Claim(int limit, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellation);

    /// <summary>Asked, and nothing to record: the next instant to ask, or never where null. False when the lease was lost or the row replaced meanwhile.</summary>
    ValueTask<bool> Settle(DueCase asked, DateTimeOffset? firesAt, CancellationToken cancellation);

    /// <summary>Settles many in one round trip; answers how many were still the caller's to settle.</summary>
    ValueTask<int> Settle(IReadOnlyList<(DueCase Asked, DateTimeOffset? FiresAt)> answers, CancellationToken cancellation);

    /// <summary>The earliest instant anything fires that nobody has leased; null when nothing waits.</summary>
    ValueTask<DateTimeOffset?> Next(CancellationToken cancellation);
}
