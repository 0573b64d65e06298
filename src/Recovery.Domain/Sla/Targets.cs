using Recovery.Domain.Calendars;

namespace Recovery.Domain.Sla;

/// <summary>From an anchor and a target to a due instant, in every unit of DESIGN 4.</summary>
public static class Targets
{
    /// <summary>The due instant; date units are due at the close or the end of their last day, see <see cref="TimeUnit"/>.</summary>
    /// <exception cref="CalendarExhaustedException">The calendar opens too rarely, or the date lies beyond the year 9999.</exception>
    public static DateTimeOffset DueAt(Target target, DateTimeOffset start, ClockRule rule, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar)
    {
        try
        {
            return Count(target, start, rule, pauses, calendar);
        }
        catch (Exception beyond) when (beyond is ArgumentOutOfRangeException or OverflowException)
        {
            throw new CalendarExhaustedException($"{target.Amount} {target.Unit} from {start:u} lie beyond the calendar {calendar.Ref}");
        }
    }

    /// <summary>An instant moved by the pauses that began before it: continuous time that stood still.</summary>
    public static DateTimeOffset Shift(DateTimeOffset due, IEnumerable<Pause> pauses)
    {
        foreach (var pause in pauses)
        {
            if (pause.To is { } to && pause.From < due)
                due += to - pause.From;
        }

        return due;
    }

    private static DateTimeOffset Count(Target target, DateTimeOffset start, ClockRule rule, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar)
    {
        var from = rule.OutsideHoursCountsAsNextOpening ? calendar.NextOpen(start) : start;
        var firstDay = calendar.DateOf(from);
        return target.Unit switch
        {
            TimeUnit.WorkingMinutes     => calendar.Add(from, TimeSpan.FromMinutes(target.Amount), pauses),
            TimeUnit.ContinuousHours    => Shift(from + TimeSpan.FromHours(target.Amount), Since(from, pauses)),
            TimeUnit.WorkingDays        => calendar.CloseOf(Nth(target.Amount, firstDay, calendar.IsWorkingDay, pauses, calendar)),
            TimeUnit.CloseOfBusinessDay => calendar.CloseOf(Nth(target.Amount, firstDay, calendar.IsBusinessDay, pauses, calendar)),
            TimeUnit.BusinessDays       => calendar.EndOf(Nth(target.Amount, firstDay, calendar.IsBusinessDay, pauses, calendar)),
            TimeUnit.JoursOuvrables     => calendar.EndOf(Nth(target.Amount, firstDay, calendar.IsJourOuvrable, pauses, calendar)),
            TimeUnit.CalendarDays       => calendar.EndOf(Roll(ShiftDays(firstDay.AddDays(target.Amount), firstDay, pauses, calendar), rule.IfClosed, calendar)),
            TimeUnit.Weeks              => calendar.EndOf(Roll(ShiftDays(firstDay.AddDays(checked(7 * target.Amount)), firstDay, pauses, calendar), rule.IfClosed, calendar)),
            TimeUnit.Months             => calendar.EndOf(Roll(ShiftDays(firstDay.AddMonths(target.Amount), firstDay, pauses, calendar), rule.IfClosed, calendar)),
            _ => throw new ArgumentOutOfRangeException(nameof(target), target.Unit, "unknown unit"),
        };
    }

    /// <summary>The instant at which a share (0–1) of the working time between start and due has run; of plain time where no working time lies between.</summary>
    public static DateTimeOffset Share(DateTimeOffset start, DateTimeOffset due, decimal share, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar)
    {
        var working = calendar.Between(start, due, pauses);
        return working > TimeSpan.Zero
            ? calendar.Add(start, Part(working, share), pauses)
            : PlainShare(start, due, share, pauses);
    }

    /// <summary>The instant at which a share (0–1) of a clock has run: of continuous hours where it counts those, else of working time.</summary>
    public static DateTimeOffset Share(Clock clock, DateTimeOffset due, decimal share, IWorkingCalendar calendar) =>
        clock.Rule?.Target.Unit == TimeUnit.ContinuousHours
            ? PlainShare(clock.StartedAt, due, share, clock.Pauses)
            : Share(clock.StartedAt, due, share, clock.Pauses, calendar);

    private static DateTimeOffset PlainShare(DateTimeOffset start, DateTimeOffset due, decimal share, IReadOnlyList<Pause> pauses)
    {
        if (due <= start)
            return start;

        var rests = Since(start, pauses).Where(pause => pause.To <= due).ToList();
        var ran = due - start - rests.Aggregate(TimeSpan.Zero, (sum, pause) => sum + (pause.To!.Value - pause.From));
        return Shift(start + Part(ran, share), rests);
    }

    /// <summary>True where a day of the unit counts, for explanations.</summary>
    public static bool Counts(TimeUnit unit, DateOnly day, IWorkingCalendar calendar) => unit switch
    {
        TimeUnit.WorkingDays                                    => calendar.IsWorkingDay(day),
        TimeUnit.BusinessDays or TimeUnit.CloseOfBusinessDay    => calendar.IsBusinessDay(day),
        TimeUnit.JoursOuvrables                                 => calendar.IsJourOuvrable(day),
        _                                                       => true,
    };

    /// <summary>True for a day that passed entirely while the clock stood still: after the day of the pause, up to the day of the resumption.</summary>
    public static bool IsPaused(DateOnly day, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar) => PauseOn(day, pauses, calendar) is not null;

    /// <summary>The pause in which a day passed entirely; null where it did not.</summary>
    internal static Pause? PauseOn(DateOnly day, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar)
    {
        foreach (var pause in pauses)
        {
            if (day > calendar.DateOf(pause.From) && (pause.To is not { } to || day <= calendar.DateOf(to)))
                return pause;
        }

        return null;
    }

    private static DateOnly Nth(int amount, DateOnly day, Func<DateOnly, bool> counts, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar)
    {
        const int searched = 20 * 366; // a calendar that has not opened so often in twenty years never will
        for (var (left, tried) = (amount, 0); left > 0; tried++)
        {
            if (tried > searched + (2 * amount))
                throw new CalendarExhaustedException($"calendar {calendar.Ref} has too few working days for a target of {amount}");
            day = day.AddDays(1);
            if (counts(day) && !IsPaused(day, pauses, calendar))
                left--;
        }

        return day;
    }

    /// <summary>A day moved by the days that passed entirely in pauses begun before it.</summary>
    private static DateOnly ShiftDays(DateOnly due, DateOnly from, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar)
    {
        foreach (var pause in pauses)
        {
            if (pause.To is not { } to)
                continue;

            var begun = Math.Max(calendar.DateOf(pause.From).DayNumber, from.DayNumber);
            if (begun < due.DayNumber)
                due = due.AddDays(Math.Max(0, calendar.DateOf(to).DayNumber - begun));
        }

        return due;
    }

    /// <summary>The ended pauses after an instant, cut to it.</summary>
    private static IEnumerable<Pause> Since(DateTimeOffset from, IReadOnlyList<Pause> pauses) => pauses
        .Where(pause => pause.To > from)
        .Select(pause => pause.From > from ? pause : pause with { From = from });

    private static DateOnly Roll(DateOnly day, IfClosed rule, IWorkingCalendar calendar)
    {
        var step = rule switch { IfClosed.NextWorkingDay => 1, IfClosed.PreviousWorkingDay => -1, _ => 0 };
        for (var tried = 0; step != 0 && tried < 366 && !calendar.IsWorkingDay(day); tried++)
            day = day.AddDays(step);
        return day;
    }

    private static TimeSpan Part(TimeSpan whole, decimal share) => TimeSpan.FromTicks((long)(whole.Ticks * share));
}
