using Recovery.Api.Answers;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;

namespace Recovery.Api.TakingEvents;

/// <summary>How an event was taken.</summary>
public enum EventStatus
{
    /// <summary>It is on a case.</summary>
    Filed,

    /// <summary>A person decides, by a clock of its own.</summary>
    Waiting,

    /// <summary>It is kept and touches no case.</summary>
    SetAside,

    /// <summary>A person said that nothing is to be done.</summary>
    Dismissed,

    /// <summary>It is noted on what was sent.</summary>
    Noted,

    /// <summary>There is nothing it is about.</summary>
    Ignored,

    /// <summary>It was not taken: the code says why.</summary>
    Refused,
}

/// <summary>What one event came to.</summary>
/// <param name="Id">The event's own id, and <paramref name="Source"/> its source.</param>
/// <param name="Reference">Of the case it is on, or of the delivery it was noted on.</param>
/// <param name="Case">The case as the event left it.</param>
public sealed record EventTaken(string Id, string Source, EventStatus Status, string? Reference = null, CommandDone? Case = null, EventArrival? Arrival = null);

/// <summary>A call or text message that an event brought.</summary>
/// <param name="Offered">Cases it may belong to, the likeliest first.</param>
/// <param name="DueAt">By when a person should have seen to it.</param>
public sealed record EventArrival(Guid Id, ArrivalKind Kind, Direction Direction, ArrivalState State, IReadOnlyList<Guid> Offered, DateTimeOffset? DueAt)
{
    internal static EventArrival Of(Arrival arrival) =>
        new(arrival.Id, arrival.Kind, arrival.Direction, arrival.State, [.. arrival.Offered.Select(id => id.Value)], arrival.DueAt);
}

/// <summary>What the events of a batch came to, in the order sent.</summary>
public sealed record BatchTaken(IReadOnlyList<BatchItem> Results);

/// <summary>What one event of a batch came to.</summary>
/// <param name="Id">Absent where it could not be read.</param>
/// <param name="Code">Why it was refused, <paramref name="Detail"/> the same in the caller's language, <paramref name="About"/> what that refers to.</param>
public sealed record BatchItem(string? Id, string? Source, EventStatus Status, string? Code = null, string? Detail = null, string? About = null, string? Reference = null);

/// <summary>Cases in answers to events.</summary>
internal static class CaseTaken
{
    /// <summary>The case as a command would answer it, judged at its own instant: the same event again gets the same answer.</summary>
    public static CommandDone Of(CaseSnapshot at) => new(
        at.Id.Value,
        at.State.Reference,
        at.Version,
        at.Position,
        at.State.Stage,
        [.. at.Clocks.Where(clock => clock.IsOwed).Select(clock => new Owed(clock.Id, clock.Milestone, clock.DueAt?.ToUniversalTime(), clock.StateAt(at.At)))]);
}
