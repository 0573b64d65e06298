using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;

namespace Recovery.Integrations.Phone;

/// <summary>How a call stands.</summary>
public enum CallStatus
{
    /// <summary>It has not been answered yet.</summary>
    Ringing,

    /// <summary>Somebody speaks, or spoke.</summary>
    Answered,

    /// <summary>Nobody answered, or the caller gave up.</summary>
    Missed,

    /// <summary>The line was engaged.</summary>
    Busy,

    /// <summary>The network could not connect it.</summary>
    Failed,
}

/// <summary>A call, whatever exchange it came through.</summary>
/// <param name="System">The exchange or its product, for example <c>twilio</c>.</param>
/// <param name="Id">Its identity there.</param>
/// <param name="From">Who called: E.164 where recognisable (<see cref="Numbers"/>), else as written; empty where withheld.</param>
/// <param name="To">Who was called, likewise.</param>
/// <param name="Agent">Who took it, or was to, as the exchange calls them.</param>
/// <param name="StartedAt">When it began, UTC; null where the exchange does not say.</param>
/// <param name="Talk">How long was spoken; null where unknown or not over.</param>
/// <param name="IsLineOnly">True where only the line is known to have been taken, perhaps by a machine: what is told of the leg to a person outweighs it.</param>
public sealed record PhoneCall(string System, string Id, Direction Direction, Personal From, Personal To, CallStatus Status, string? Agent = null, DateTimeOffset? StartedAt = null, TimeSpan? Talk = null, bool IsLineOnly = false);

/// <summary>A text message, whatever operator it came through.</summary>
/// <param name="SentAt">When, UTC; null where the operator does not say.</param>
public sealed record TextMessage(string System, string Id, Direction Direction, Personal From, Personal To, Personal Text, DateTimeOffset? SentAt = null);
