using System.Globalization;
using Recovery.Domain.Calendars;
using Recovery.Policies.Calendars;

namespace Recovery.Policies.Tests.Calendars;

/// <summary>Named calendars and instants of the tests.</summary>
internal static class A
{
    public const string OfficeHours = """{"mon":[["09:00","12:30"],["13:30","17:30"]],"tue":[["09:00","12:30"],["13:30","17:30"]],"wed":[["09:00","12:30"],["13:30","17:30"]],"thu":[["09:00","12:30"],["13:30","17:30"]],"fri":[["09:00","12:30"],["13:30","17:30"]]}""";
    public const string AlwaysOpen = """{"mon":[["00:00","24:00"]],"tue":[["00:00","24:00"]],"wed":[["00:00","24:00"]],"thu":[["00:00","24:00"]],"fri":[["00:00","24:00"]],"sat":[["00:00","24:00"]],"sun":[["00:00","24:00"]]}""";

    public static readonly IReadOnlyList<Pause> NoPause = [];

    /// <summary>Paris, Monday to Friday 09:00–12:30 and 13:30–17:30, with the holidays given.</summary>
    public static WorkingCalendar ParisOffice(params string[] holidays) => Calendar("Europe/Paris", OfficeHours, holidays);

    public static WorkingCalendar Calendar(string zone, string weekly, string[]? holidays = null, string openings = "{}") =>
        new(CalendarFile.Read($$"""
            {"timeZone":"{{zone}}","weekly":{{weekly}},"holidays":[{{string.Join(',', (holidays ?? []).Select(day => $"\"{day}\""))}}],"openings":{{openings}}}
            """).OrThrow("test"));

    /// <summary>An instant in ISO 8601 with its offset.</summary>
    public static DateTimeOffset At(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    public static DateTimeOffset Add(this WorkingCalendar calendar, string from, double minutes) => calendar.Add(At(from), Minutes(minutes), NoPause);

    public static double Between(this WorkingCalendar calendar, string from, string to) => calendar.Between(At(from), At(to), NoPause).TotalMinutes;
}
