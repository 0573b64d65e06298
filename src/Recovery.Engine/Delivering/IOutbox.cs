using Recovery.Domain;

namespace Recovery.Engine.Delivering;

/// <summary>A message claimed for delivery; the token fences off whoever held it before.</summary>
/// <param name="Target">Whom it goes to, where several get one of the same event: a subscription's id; null for kinds with one receiver.</param>
/// <param name="Attempt">The how-manieth try this is, from 1.</param>
public sealed record ClaimedMessage(long Id, ComplaintId Complaint, long Position, string Kind, string? Target, string Payload, int Attempt, long Token)
{
    /// <summary>Correlation of the event that made it leave; null where it had none.</summary>
    public string? Correlation { get; init; }
}

/// <summary>
/// Messages that wait to leave. Claims carry a lease and a fencing token. Per case and kind they leave in order; those with a target strictly so,
/// one of a case and target after the other, until one is given up.
/// </summary>
public interface IOutbox
{
    /// <summary>Leases up to <paramref name="limit"/> messages of these kinds that are due.</summary>
    ValueTask<IReadOnlyList<ClaimedMessage>> Claim(IReadOnlyCollection<string> kinds, int limit, TimeSpan lease, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Delivered; false when the lease was lost meanwhile, and somebody else will or did deliver it.</summary>
    ValueTask<bool> Done(ClaimedMessage message, string? sentAs, CancellationToken cancellation);

    /// <summary>Not to be sent after all, and why.</summary>
    ValueTask<bool> NotSent(ClaimedMessage message, string reason, CancellationToken cancellation);

    /// <summary>Failed: try again at an instant, or never where it is null; false when the lease was lost.</summary>
    /// <param name="counts">False where nothing was tried: the attempt is taken back.</param>
    ValueTask<bool> Failed(ClaimedMessage message, string reason, DateTimeOffset? retryAt, bool counts, CancellationToken cancellation);
}
