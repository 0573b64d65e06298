using Recovery.Domain.Calendars;

namespace Recovery.Domain.Sla;

/// <summary>Why a day counted towards a clock of days, or did not.</summary>
public enum DayKind
{
    /// <summary>Counted.</summary>
    Counted,

    /// <summary>The day the clock starts on: counting begins on the next.</summary>
    DayOfReceipt,

    /// <summary>A day of the week on which the unit does not count: a weekend, or a day without opening hours.</summary>
    DayOff,

    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>Closed on that date only.</summary>
    OneOffClosure,

    /// <summary>The clock stood still.</summary>
    Paused,

    /// <summary>The last day was closed: due on the next working day.</summary>
    Rolled,
}

/// <summary>One date in the reckoning of a clock of days.</summary>
/// <param name="Number">The how-manieth counted day this is, from 1; null where it did not count.</param>
/// <param name="Note">Name of the holiday, or reason of the pause.</param>
public sealed record ExplainedDay(DateOnly Date, DayKind Kind, int? Number = null, string? Note = null)
{
    /// <summary>True when the day counted towards the clock.</summary>
    public bool Counted => Kind == DayKind.Counted;
}

/// <summary>How a clock came to its due instant, for people who ask.</summary>
/// <param name="Target">So much of which unit; null for a promise and for a deadline that another system fixed.</param>
/// <param name="Factor">What the severity of the case makes of the target: 0.5 halves it.</param>
/// <param name="Source">The law or rule the clock comes from.</param>
/// <param name="Stretches">Every stretch from the start to the due instant, or to now while paused; in order, without gaps.</param>
/// <param name="Days">For units of days every date of that period; empty for other units.</param>
public sealed record ClockExplanation(
    string Id,
    string Milestone,
    ClockState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? StoppedAt,
    Target? Target,
    decimal Factor,
    string? Source,
    bool Statutory,
    IReadOnlyList<Stretch> Stretches,
    IReadOnlyList<ExplainedDay> Days);

/// <summary>Tells how a clock was counted; pure.</summary>
public static class Explanations
{
    /// <summary>The reckoning of one clock as it stands at an instant.</summary>
    public static ClockExplanation Explain(Clock clock, IWorkingCalendar calendar, DateTimeOffset now)
    {
        var until = clock.DueAt ?? now;
        var told = until != Deadlines.Never && until > clock.StartedAt;
        return new(
            clock.Id,
            clock.Milestone,
            clock.StateAt(now),
            clock.StartedAt,
            clock.DueAt,
            clock.StoppedAt,
            clock.Target,
            clock.Factor,
            clock.Rule?.Source,
            clock.Rule?.Statutory ?? false,
            told ? StretchesOf(clock, until, calendar) : [],
            told && clock.Target is { } target && IsOfDays(target.Unit) ? DaysOf(clock, target, until, calendar) : []);
    }

    private static bool IsOfDays(TimeUnit unit) => unit is not (TimeUnit.WorkingMinutes or TimeUnit.ContinuousHours);

    private static IReadOnlyList<Stretch> StretchesOf(Clock clock, DateTimeOffset until, IWorkingCalendar calendar) =>
        clock.Target?.Unit == TimeUnit.ContinuousHours ? Continuous(clock, until) : calendar.Explain(clock.StartedAt, until, clock.Pauses);

    /// <summary>Continuous hours run day and night; only a pause does not count.</summary>
    private static List<Stretch> Continuous(Clock clock, DateTimeOffset until)
    {
        var told = new List<Stretch>();
        var at = clock.StartedAt;
        foreach (var pause in clock.Pauses)
        {
            Tell(pause.From, StretchKind.Open, null);
            Tell(pause.To ?? until, StretchKind.Paused, pause.Reason);
        }

        Tell(until, StretchKind.Open, null);
        return told;

        void Tell(DateTimeOffset to, StretchKind kind, string? note)
        {
            var end = to < until ? to : until;
            if (end <= at)
                return;
            told.Add(new Stretch(at, end, kind, note));
            at = end;
        }
    }

    private static List<ExplainedDay> DaysOf(Clock clock, Target target, DateTimeOffset until, IWorkingCalendar calendar)
    {
        var first = calendar.DateOf(clock.Rule is { OutsideHoursCountsAsNextOpening: true } ? calendar.NextOpen(clock.StartedAt) : clock.StartedAt);
        var last = calendar.DateOf(until);
        var days = new List<ExplainedDay> { new(first, DayKind.DayOfReceipt) };
        var (counted, all) = (0, Days(target, first));
        for (var day = first; day < last;)
        {
            day = day.AddDays(1);
            var said = Day(day, target.Unit, clock, calendar);
            if (said.Counted)
                said = counted == all ? said with { Kind = DayKind.Rolled } : said with { Number = ++counted };
            days.Add(said);
        }

        return days;
    }

    private static int Days(Target target, DateOnly first) => target.Unit switch
    {
        TimeUnit.Weeks  => 7 * target.Amount,
        TimeUnit.Months => first.AddMonths(target.Amount).DayNumber - first.DayNumber,
        _               => target.Amount,
    };

    private static ExplainedDay Day(DateOnly day, TimeUnit unit, Clock clock, IWorkingCalendar calendar) =>
        Targets.PauseOn(day, clock.Pauses, calendar) is { } pause   ? new(day, DayKind.Paused, Note: pause.Reason)
        : Targets.Counts(unit, day, calendar)                       ? new(day, DayKind.Counted)
        : calendar.Explain(calendar.OpeningOf(day), calendar.EndOf(day), []).FirstOrDefault(stretch => stretch.Kind is StretchKind.Holiday or StretchKind.OneOffClosure) is { } closed
            ? new(day, closed.Kind == StretchKind.Holiday ? DayKind.Holiday : DayKind.OneOffClosure, Note: closed.Note)
            : new(day, DayKind.DayOff);
}
