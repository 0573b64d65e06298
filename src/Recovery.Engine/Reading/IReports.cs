using Recovery.Domain;

namespace Recovery.Engine.Reading;

/// <summary>Cases that ended, those of them late, cases still open, those of them past their deadline.</summary>
public sealed record OnTimeFigures(int Finished, int Late, int Open, int Overdue);

/// <summary>On time in all and per channel, milestone, pack and month (of receipt, UTC, <c>2026-11</c>).</summary>
/// <param name="All">By the case's final deadline; a case without one is finished or open, and never late.</param>
public sealed record OnTimeReport(
    OnTimeFigures All,
    IReadOnlyDictionary<string, OnTimeFigures> Channels,
    IReadOnlyDictionary<string, OnTimeFigures> Milestones,
    IReadOnlyDictionary<string, OnTimeFigures> Packs,
    IReadOnlyDictionary<string, OnTimeFigures> Months);

/// <summary>
/// How many open cases have their next deadline in which stretch of time. Each case counts once, at the deadline by which the worklist lists it;
/// a case that owes nothing now counts nowhere.
/// </summary>
/// <param name="All">One figure a stretch: the first is due by the first bound, the last after the last.</param>
/// <param name="Teams">The same per team; <c>""</c> for cases of none.</param>
/// <param name="Channels">The same per channel.</param>
public sealed record Forecast(
    IReadOnlyList<int> All,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Teams,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Channels);

/// <summary>The open cases somebody has.</summary>
/// <param name="Assignee">Null for those that nobody has.</param>
/// <param name="Late">Past their next deadline.</param>
/// <param name="Soon">Due within the time asked for, and not late.</param>
/// <param name="OldestReceivedAt">When the oldest of them came in.</param>
public sealed record LoadLine(string? Assignee, int Open, int Late, int Soon, DateTimeOffset OldestReceivedAt);

/// <summary>Overrides on which nobody has decided.</summary>
/// <param name="Total">All there are.</param>
/// <param name="Cases">Cases that have some, oldest first; no more than were asked for.</param>
public sealed record OpenOverrides(int Total, IReadOnlyList<ComplaintId> Cases);

/// <summary>Figures over all cases, by the same clocks as the timers.</summary>
public interface IReports
{
    /// <summary>Which cases were answered by when they had to be.</summary>
    ValueTask<OnTimeReport> OnTime(DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What falls due when. A deadline at the very bound belongs to the stretch before it.</summary>
    /// <param name="bounds">Where one stretch ends and the next begins, ascending; at least one.</param>
    ValueTask<Forecast> Forecast(IReadOnlyList<DateTimeOffset> bounds, CancellationToken cancellation);

    /// <summary>Who has how much, the fullest hands first.</summary>
    /// <param name="soon">What counts as due soon, from now.</param>
    ValueTask<IReadOnlyList<LoadLine>> Load(DateTimeOffset now, TimeSpan soon, CancellationToken cancellation);

    /// <summary>What was promised or sent beyond a guard and awaits a supervisor.</summary>
    ValueTask<OpenOverrides> OpenOverrides(int most, CancellationToken cancellation);
}
