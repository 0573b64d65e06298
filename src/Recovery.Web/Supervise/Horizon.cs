using Recovery.Domain.Calendars;

namespace Recovery.Web.Supervise;

/// <summary>A stretch of time to come, until its end; the last has none.</summary>
/// <param name="Name">Key of its words: <c>late</c>, <c>hours</c>, <c>today</c>, <c>tomorrow</c>, <c>week</c>, <c>next-week</c>, <c>later</c>.</param>
public sealed record Stretch(string Name, DateTimeOffset? Until);

/// <summary>The time to come as whoever leads a team thinks of it, by the working time of the house.</summary>
public static class Horizon
{
    /// <summary>How much working time counts as at once.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    /// <summary>The stretches from an instant on, without those that would be empty: on a Friday afternoon the next four hours reach over the weekend.</summary>
    public static IReadOnlyList<Stretch> From(DateTimeOffset now, IWorkingCalendar calendar)
    {
        var today = calendar.DateOf(now);
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        Stretch[] all =
        [
            new("late", now),
            new("hours", calendar.Add(now, Soon, [])),
            new("today", calendar.EndOf(today)),
            new("tomorrow", calendar.EndOf(today.AddDays(1))),
            new("week", calendar.EndOf(sunday)),
            new("next-week", calendar.EndOf(sunday.AddDays(7))),
            new("later", null),
        ];
        var kept = new List<Stretch>(all.Length);
        foreach (var stretch in all)
        {
            if (kept is [] || stretch.Until is null || stretch.Until > kept[^1].Until)
                kept.Add(stretch);
        }

        return kept;
    }
}
