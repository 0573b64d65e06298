using Recovery.Domain;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Sla;

namespace Recovery.Engine.Working;

/// <summary>A case as the worklist shows it: one row per case, open or over, written with the events (DESIGN 8).</summary>
public sealed record WorklistRow(ComplaintId Complaint, Complaint State, int Version, IReadOnlyList<ClockLine> Clocks)
{
    /// <summary>Beginning of the complainant's own words; null leaves what the row has.</summary>
    public Personal? Excerpt { get; init; }

    /// <summary>Root cause stated at the resolution; null leaves what the row has.</summary>
    public RootCause? RootCause { get; init; }

    /// <summary>The nearest clock that is still owed and runs; null when none does.</summary>
    public ClockLine? Next => Clocks.Where(clock => clock.StoppedAt is null && clock.DueAt is not null).MinBy(clock => clock.DueAt);

    /// <summary>The clock towards the answer to the case as a whole, owed or stopped: the first to be due.</summary>
    public ClockLine? Final => Clocks.Where(clock => clock.Final && clock.DueAt is not null).MinBy(clock => clock.DueAt);
}

/// <summary>One clock on a worklist row; whether it is missed follows from <paramref name="DueAt"/> and the instant of looking.</summary>
/// <param name="Final">It runs towards the answer to the case as a whole.</param>
public sealed record ClockLine(string Id, string Milestone, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? StoppedAt, bool Final, bool Statutory)
{
    /// <summary>The line of a clock.</summary>
    public static ClockLine Of(Clock clock) =>
        new(clock.Id, clock.Milestone, clock.StartedAt, clock.DueAt, clock.StoppedAt, Deadlines.IsFinal(clock), clock.Rule?.Statutory ?? false);
}
