using Recovery.Domain;

namespace Recovery.Engine.Delivering;

/// <summary>A message claimed for delivery; the token fences off whoever held it before.</summary>
public sealed record ClaimedMessage(long Id, ComplaintId Complaint, long Position, string Kind, string Payload, int Attempt, long Token);

/// <summary>Messages that wait to leave. Claims carry a lease and a fencing token; per case they leave in order.</summary>
public interface IOutbox
{
    /// <summary>Leases up to <paramref name="limit"/> messages of these kinds that are due.</summary>
    ValueTask<IReadOnlyList<ClaimedMessage>> Claim(IReadOnlyCollection<string> kinds, int limit, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Delivered; false when the lease was lost meanwhile, and somebody else will or did deliver it.</summary>
    ValueTask<bool> Done(ClaimedMessage message, CancellationToken cancellation);

    /// <summary>Failed: try again at an instant, or never where it is null; false when the lease was lost.</summary>
    ValueTask<bool> Failed(ClaimedMessage message, string reason, DateTimeOffset? retryAt, CancellationToken cancellation);
}
