using Recovery.Domain.Calendars;

namespace Recovery.Domain.Sla;

/// <summary>From an anchor and a target to a due instant, in every unit of DESIGN 4.</summary>
public static class Targets
{
    /// <summary>The due instant; date units are due at the close or the end of their last day, see <see cref="TimeUnit"/>.</summary>
    public static DateTimeOffset DueAt(Target target, DateTimeOffset start, ClockRule rule, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar)
    {
        var from = rule.OutsideHoursCountsAsNextOpening ? calendar.NextOpen(start) : start;
        var firstDay = calendar.DateOf(from);
        return target.Unit switch
        {
            TimeUnit.WorkingMinutes     => calendar.Add(from, TimeSpan.FromMinutes(target.Amount), pauses),
            TimeUnit.ContinuousHours    => from + TimeSpan.FromHours(target.Amount) + PausedSince(from, pauses),
            TimeUnit.WorkingDays        => calendar.CloseOf(Nth(target.Amount, firstDay, calendar.IsWorkingDay, pauses, calendar)),
            TimeUnit.CloseOfBusinessDay => calendar.CloseOf(Nth(target.Amount, firstDay, calendar.IsBusinessDay, pauses, calendar)),
            TimeUnit.BusinessDays       => calendar.EndOf(Nth(target.Amount, firstDay, calendar.IsBusinessDay, pauses, calendar)),
            TimeUnit.JoursOuvrables     => calendar.EndOf(Nth(target.Amount, firstDay, calendar.IsJourOuvrable, pauses, calendar)),
            TimeUnit.CalendarDays       => calendar.EndOf(Roll(firstDay.AddDays(target.Amount + PausedDays(firstDay, pauses, calendar)), rule.IfClosed, calendar)),
            TimeUnit.Weeks              => calendar.EndOf(Roll(firstDay.AddDays((7 * target.Amount) + PausedDays(firstDay, pauses, calendar)), rule.IfClosed, calendar)),
            TimeUnit.Months             => calendar.EndOf(Roll(firstDay.AddMonths(target.Amount).AddDays(PausedDays(firstDay, pauses, calendar)), rule.IfClosed, calendar)),
            _ => throw new ArgumentOutOfRangeException(nameof(target), target.Unit, "unknown unit"),
        };
    }

    /// <summary>The instant at which a share (0–1) of the working time between start and due has run; of plain time where no working time lies between.</summary>
    public static DateTimeOffset Share(DateTimeOffset start, DateTimeOffset due, decimal share, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar)
    {
        var working = calendar.Between(start, due, pauses);
        return working > TimeSpan.Zero
            ? calendar.Add(start, Part(working, share), pauses)
            : start + Part(due > start ? due - start : TimeSpan.Zero, share);
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
    public static bool IsPaused(DateOnly day, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar)
    {
        foreach (var pause in pauses)
        {
            if (day > calendar.DateOf(pause.From) && (pause.To is not { } to || day <= calendar.DateOf(to)))
                return true;
        }

        return false;
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

    private static int PausedDays(DateOnly from, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar) => pauses
        .Where(pause => pause.To is { } to && calendar.DateOf(to) > from)
        .Sum(pause => calendar.DateOf(pause.To!.Value).DayNumber - Math.Max(calendar.DateOf(pause.From).DayNumber, from.DayNumber));

    private static TimeSpan PausedSince(DateTimeOffset from, IReadOnlyList<Pause> pauses) => pauses
        .Where(pause => pause.To > from)
        .Aggregate(TimeSpan.Zero, (sum, pause) => sum + (pause.To!.Value - (pause.From > from ? pause.From : from)));

    private static DateOnly Roll(DateOnly day, IfClosed rule, IWorkingCalendar calendar)
    {
        var step = rule switch { IfClosed.NextWorkingDay => 1, IfClosed.PreviousWorkingDay => -1, _ => 0 };
        for (var tried = 0; step != 0 && tried < 366 && !calendar.IsWorkingDay(day); tried++)
            day = day.AddDays(step);
        return day;
    }

    private static TimeSpan Part(TimeSpan whole, decimal share) => TimeSpan.FromTicks((long)(whole.Ticks * share));
}
