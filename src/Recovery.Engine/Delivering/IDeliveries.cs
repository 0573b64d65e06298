using Recovery.Domain;

namespace Recovery.Engine.Delivering;

/// <summary>How a message that is to leave stands.</summary>
public enum DeliveryState
{
    /// <summary>It has not left yet: its hour has not come, it is under way, or it is tried again later.</summary>
    Waiting,

    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>It was not to be sent after all.</summary>
    NotSent,

    /// <summary>Given up: a person may try again.</summary>
    Failed,
}

/// <summary>A message that is to leave, or has left.</summary>
/// <param name="Target">Subscription it goes to; null for kinds with one receiver.</param>
/// <param name="NextAt">Earliest instant of the next try, while it waits.</param>
/// <param name="SettledAt">When it arrived, was not sent, or was given up.</param>
/// <param name="Reason">Why not yet, why not, or the last failure: a code, or what somebody wrote who gave it up.</param>
/// <param name="SentAs">Its identity at the receiver's.</param>
/// <param name="Event">Stored name of the event it is about; null where the log no longer has it.</param>
public sealed record Delivery(
    long Id,
    ComplaintId Complaint,
    string? Reference,
    long Position,
    string Kind,
    string? Target,
    string Payload,
    DeliveryState State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset NextAt,
    DateTimeOffset? SettledAt,
    Personal? Reason,
    string? SentAs,
    string? Event);

/// <summary>Which deliveries to list.</summary>
/// <param name="Before">Only those with a smaller id; null for the first page.</param>
public sealed record DeliveryFilter(DeliveryState? State = null, string? Kind = null, string? Target = null, ComplaintId? Complaint = null, long? Before = null, int Limit = 50);

/// <summary>How the outbox stands.</summary>
/// <param name="Waiting">Messages that are due and have not left.</param>
/// <param name="Deferred">Messages whose hour has not come.</param>
/// <param name="OldestDue">Since when the longest waiting of the due ones is; null where none waits.</param>
/// <param name="OldestUntried">The same of those that nobody has tried: a relay that stands still shows here, a receiver that is down does not.</param>
public sealed record DeliveryStanding(int Waiting, int Deferred, int Failed, DateTimeOffset? OldestDue, DateTimeOffset? OldestUntried);

/// <summary>What waits to leave and what failed, for people.</summary>
public interface IDeliveries
{
    /// <summary>A page, newest first.</summary>
    ValueTask<IReadOnlyList<Delivery>> Page(DeliveryFilter filter, CancellationToken cancellation);

    /// <summary>One of them; null for an unknown id.</summary>
    ValueTask<Delivery?> Find(long id, CancellationToken cancellation);

    /// <summary>Tries a message again at once: one that waits, or one given up, with no attempts against it; false where it is neither.</summary>
    ValueTask<bool> Retry(long id, CancellationToken cancellation);

    /// <summary>Tries again all that were given up of a kind, and of a target where one is named; answers how many.</summary>
    ValueTask<int> RetryFailed(string kind, string? target, CancellationToken cancellation);

    /// <summary>Gives up one that waits; false where it does not.</summary>
    ValueTask<bool> GiveUp(long id, Personal reason, CancellationToken cancellation);

    /// <summary>Notes what became of a message of mail that had left: it arrived, or was given up after all. Null where none left by that name.</summary>
    /// <param name="sentAs">Its Message-ID, without brackets.</param>
    /// <param name="failure">Why it did not arrive, without anything personal; null where it did.</param>
    /// <param name="final">False where whoever has it tries again: the reason is noted, and nothing else changes.</param>
    ValueTask<Delivery?> Note(string sentAs, string? failure, bool final, CancellationToken cancellation);

    /// <summary>How the outbox stands now.</summary>
    ValueTask<DeliveryStanding> Standing(CancellationToken cancellation);
}
