using Recovery.Domain.Calendars;

namespace Recovery.Domain.Sla;

/// <summary>How a clock stands.</summary>
public enum ClockState
{
    /// <summary>Counting.</summary>
    Running,

    /// <summary>Standing still: it is the complainant's turn.</summary>
    Paused,

    /// <summary>Due and not stopped.</summary>
    Missed,

    /// <summary>Stopped in time.</summary>
    Met,

    /// <summary>Stopped after it was due.</summary>
    MetLate,
}

/// <summary>One clock of a case, derived from its state, pack and calendar.</summary>
/// <param name="Rule">The pack's rule; null for a promise and for a deadline fixed by the system the case comes from.</param>
/// <param name="DueAt">Null while paused: nobody knows yet.</param>
/// <param name="StoppedAt">Null while the milestone is owed.</param>
public sealed record Clock(
    string Id,
    string Milestone,
    ClockRule? Rule,
    DateTimeOffset StartedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? StoppedAt,
    IReadOnlyList<Pause> Pauses)
{
    /// <summary>The promise whose day this is.</summary>
    public PromiseId? Promise { get; init; }

    /// <summary>So much of which unit, longer once extended; null for a promise and for a deadline that another system fixed.</summary>
    public Target? Target { get; init; }

    /// <summary>What the severity of the case makes of the target: 0.5 halves it.</summary>
    public decimal Factor { get; init; } = 1m;

    /// <summary>The milestone is still owed.</summary>
    public bool IsOwed => StoppedAt is null;

    /// <summary>How the clock stands at an instant.</summary>
    public ClockState StateAt(DateTimeOffset now) => this switch
    {
        { StoppedAt: { } stopped, DueAt: var due }      => stopped > due ? ClockState.MetLate : ClockState.Met,
        { DueAt: null }                                 => ClockState.Paused,
        { DueAt: var due }                              => now >= due ? ClockState.Missed : ClockState.Running,
    };
}
