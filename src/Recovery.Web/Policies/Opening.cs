using Recovery.Domain.Calendars;

namespace Recovery.Web.Policies;

/// <summary>A day on which a calendar is not as on its weekday: a holiday, closed that day only, or other hours.</summary>
/// <param name="Hours">Empty: closed.</param>
/// <param name="Name">Of the holiday, where it has one.</param>
public sealed record SpecialDay(DateOnly Date, StretchKind Kind, string Hours, string? Name);

/// <summary>What a calendar says of the year to come, read out of its own explanation of each day.</summary>
/// <param name="Weekly">Usual hours, Monday to Sunday: <c>09:00–12:30, 13:30–17:30</c>; empty for a day off.</param>
public sealed record Opening(IReadOnlyList<(DayOfWeek Day, string Hours)> Weekly, IReadOnlyList<SpecialDay> Special)
{
    private const int Days = 366;
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The year from a day on.</summary>
    public static Opening From(DateOnly first, IWorkingCalendar calendar)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone);
        var days = Enumerable.Range(0, Days).Select(n => Day(first.AddDays(n), calendar, zone)).ToList();
        var usual = days.Where(day => day.Kind is not (StretchKind.Holiday or StretchKind.OneOffClosure))
            .GroupBy(day => day.Date.DayOfWeek)
            .ToDictionary(same => same.Key, same => same.CountBy(day => day.Hours).MaxBy(hours => hours.Value).Key);
        return new Opening(
            [.. Week.Select(day => (day, usual.GetValueOrDefault(day, string.Empty)))],
            [.. days.Where(day => day.Kind is StretchKind.Holiday or StretchKind.OneOffClosure || day.Hours != usual[day.Date.DayOfWeek])]);
    }

    private static SpecialDay Day(DateOnly day, IWorkingCalendar calendar, TimeZoneInfo zone)
    {
        var told = calendar.Explain(calendar.OpeningOf(day), calendar.EndOf(day), []);
        var hours = string.Join(", ", told.Where(stretch => stretch.Counted).Select(stretch => $"{Time(stretch.From, zone)}–{Time(stretch.To, zone)}"));
        return told.FirstOrDefault(stretch => stretch.Kind is StretchKind.Holiday or StretchKind.OneOffClosure) is { } closed
            ? new SpecialDay(day, closed.Kind, hours, closed.Note)
            : new SpecialDay(day, hours.Length > 0 ? StretchKind.Open : StretchKind.DayOff, hours, null);
    }

    /// <summary>The last second of a day stands for its end.</summary>
    private static string Time(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.Hour == 23 && local.Minute == 59 ? "24:00" : local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }
}
