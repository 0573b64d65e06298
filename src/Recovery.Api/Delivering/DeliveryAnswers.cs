using Recovery.Domain;
using Recovery.Engine.Delivering;

namespace Recovery.Api.Delivering;

/// <summary>Something that is to leave, or has left; never what it says.</summary>
/// <param name="Target">Id of the webhook it goes to.</param>
/// <param name="NextAt">Earliest instant of the next try, while it waits.</param>
/// <param name="SettledAt">When it arrived, was not sent, or was given up.</param>
/// <param name="Reason">Why not yet, why not, or the last failure.</param>
/// <param name="SentAs">Its identity at the receiver's, e.g. a Message-ID.</param>
public sealed record DeliveryLine(
    long Id,
    Guid ComplaintId,
    string? Reference,
    long Position,
    string Kind,
    string? Target,
    DeliveryState State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAt,
    DateTimeOffset? SettledAt,
    Personal? Reason,
    string? SentAs)
{
    internal static DeliveryLine Of(Delivery one) => new(
        one.Id, one.Complaint.Value, one.Reference, one.Position, one.Kind, one.Target, one.State, one.Attempts, one.CreatedAt,
        one.State == DeliveryState.Waiting ? one.NextAt : null, one.SettledAt, one.Reason, one.SentAs);
}

/// <summary>A page of deliveries, and the cursor of the next.</summary>
public sealed record DeliveryPage(IReadOnlyList<DeliveryLine> Items, string? Next);

/// <summary>How many are tried again.</summary>
public sealed record DeliveriesRetried(int Retried);
