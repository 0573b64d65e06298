using Recovery.Engine.Delivering;

namespace Recovery.Integrations.Webhooks;

/// <summary>What an answer of the receiver means for a delivery.</summary>
public enum Meaning
{
    /// <summary>It arrived.</summary>
    Done,

    /// <summary>It is tried again by <see cref="RetrySchedule"/>.</summary>
    Retry,

    /// <summary>The receiver is gone for good and wants nothing more: the subscription is disabled.</summary>
    Disable,
}

/// <summary>Reads answers by Standard Webhooks: 2xx is done, 410 disables, everything else is tried again. 3xx is not followed: where it leads was not checked.</summary>
public static class Answers
{
    /// <summary>The longest wait a receiver may ask for; a day is the schedule's own longest.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <summary>What an answer means.</summary>
    /// <param name="status">The HTTP status; null where none came: a time-out, no connection, a refused target.</param>
    public static Meaning Of(int? status) => status switch
    {
        >= 200 and <= 299 => Meaning.Done,
        410               => Meaning.Disable,
        _                 => Meaning.Retry,
    };

    /// <summary>The wait until the next attempt, with a receiver's <c>Retry-After</c> heeded where it is longer than ours (429 and 503 only); null where there is no next one.</summary>
    /// <param name="retryAfter">What the receiver asked for, as a duration.</param>
    public static TimeSpan? Wait(int attempt, Guid seed, int? status, TimeSpan? retryAfter) =>
        Of(status) is Meaning.Retry && RetrySchedule.After(attempt, seed) is { } ours
            ? status is 429 or 503 && retryAfter > ours ? TimeSpan.FromTicks(Math.Min(retryAfter.Value.Ticks, LongestWait.Ticks)) : ours
            : null;
}
