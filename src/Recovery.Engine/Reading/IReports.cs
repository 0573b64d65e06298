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

/// <summary>Figures over all cases, by the same clocks as the timers.</summary>
public interface IReports
{
    /// <summary>Which cases were answered by when they had to be.</summary>
    ValueTask<OnTimeReport> OnTime(DateTimeOffset now, CancellationToken cancellation);
}
