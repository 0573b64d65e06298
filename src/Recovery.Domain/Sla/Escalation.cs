using Recovery.Domain.Calendars;

namespace Recovery.Domain.Sla;

/// <summary>Where a rung of the ladder stands towards the due instant.</summary>
public enum StepKind
{
    /// <summary>A warning.</summary>
    BeforeDue,

    /// <summary>The due instant itself.</summary>
    Due,

    /// <summary>An escalation.</summary>
    AfterDue,
}

/// <summary>A rung of the escalation ladder of one clock, with its instant; ranks grow with time.</summary>
public sealed record LadderRung(int Rank, string Name, StepKind Kind, DateTimeOffset At, IReadOnlyList<string> Tell);

/// <summary>The ladder of a clock: which questions are still to be asked, and when.</summary>
public static class Escalation
{
    /// <summary>The next instant at which the case must be asked; null when no clock runs.</summary>
    public static DateTimeOffset? NextAsk(Complaint complaint, IEnumerable<Clock> owed, Pack pack, IWorkingCalendar calendar) =>
        owed.Min(clock => StepsAhead(complaint, clock, pack, calendar).FirstOrDefault()?.At);

    /// <summary>The rungs not recorded yet for this due instant, earliest first, computed one by one as they are asked for.</summary>
    public static IEnumerable<LadderRung> StepsAhead(Complaint complaint, Clock clock, Pack pack, IWorkingCalendar calendar)
    {
        if (clock.DueAt is not { } due)
            yield break;

        var fired = complaint.Fired.GetValueOrDefault(clock.Id);
        var done = fired?.DueAt == due ? fired.Rank : -1;
        if (!HasLadder(clock))
        {
            if (done < 0)
                yield return new LadderRung(0, "due", StepKind.Due, due, []);
            yield break;
        }

        for (var rank = done + 1; rank < pack.Ladder.Count; rank++)
        {
            var rung = Rung(rank, pack.Ladder[rank], clock, due, calendar);
            if (!WasTold(rung, fired, clock))
                yield return rung;
        }
    }

    /// <summary>A warning that fell before the clock last ran on is the same warning, although the due instant has moved since.</summary>
    private static bool WasTold(LadderRung rung, FiredStep? fired, Clock clock) =>
        rung.Kind == StepKind.BeforeDue && rung.Rank <= fired?.Rank && (rung.At <= fired.At || clock.Pauses.Any(pause => rung.At <= pause.To));

    private static bool HasLadder(Clock clock) => clock.Promise is null && clock.Rule?.OnDue != OnDue.CloseIfUndisputed;

    private static LadderRung Rung(int rank, LadderStep step, Clock clock, DateTimeOffset due, IWorkingCalendar calendar) => step switch
    {
        { PercentOfTime: { } percent and < 100 }    => new(rank, step.Name, StepKind.BeforeDue, Targets.Share(clock, due, percent / 100m, calendar), step.Tell),
        { WorkingDaysAfterDue: { } days and > 0 }   => new(rank, step.Name, StepKind.AfterDue, DaysAfter(days, due, calendar), step.Tell),
        _                                           => new(rank, step.Name, StepKind.Due, due, step.Tell),
    };

    private static DateTimeOffset DaysAfter(int days, DateTimeOffset due, IWorkingCalendar calendar)
    {
        var day = calendar.DateOf(due);
        for (var (left, tried) = (days, 0); left > 0; tried++)
        {
            if (tried > 366 + (7 * days) || day == DateOnly.MaxValue)
                return Deadlines.Never;
            day = day.AddDays(1);
            if (calendar.IsWorkingDay(day))
                left--;
        }

        return calendar.CloseOf(day);
    }
}
