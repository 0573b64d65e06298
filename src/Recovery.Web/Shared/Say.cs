using System.Globalization;
using Recovery.Domain.Calendars;

namespace Recovery.Web.Shared;

/// <summary>Writes days, instants, working time and money as the viewer's language does, in the time zone of a case.</summary>
/// <param name="now">The instant of looking.</param>
public sealed class Say(Texts texts, TimeZoneInfo zone, DateTimeOffset now)
{
    /// <summary>In the time zone of a calendar.</summary>
    public static Say In(IWorkingCalendar calendar, Viewer viewer) => new(viewer.Texts, TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone), viewer.Now);

    /// <summary>Local time of an instant.</summary>
    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    /// <summary>"Mon 23 Nov 2026".</summary>
    public string Day(DateOnly day) => day.ToString(texts["shared.format.day"], texts.Culture);

    /// <summary>"Mon 23 Nov 2026, 16:50".</summary>
    public string Instant(DateTimeOffset at) => Local(at).ToString(texts["shared.format.instant"], texts.Culture);

    /// <summary>"16:50".</summary>
    public string Time(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The shortest that says it: "today 16:50", "tomorrow 09:30", "Thu 26 Nov, 17:30", "Thu 26 Nov 2027".</summary>
    public string Soon(DateTimeOffset at)
    {
        var (day, today) = (DateOnly.FromDateTime(Local(at)), DateOnly.FromDateTime(Local(now)));
        return (day.DayNumber - today.DayNumber) switch
        {
            0   => texts["shared.today-at", Time(at)],
            1   => texts["shared.tomorrow-at", Time(at)],
            -1  => texts["shared.yesterday-at", Time(at)],
            _ when day.Year == today.Year => Local(at).ToString(texts["shared.format.near"], texts.Culture),
            _   => Day(day),
        };
    }

    /// <summary>Machine-readable form for <c>&lt;time datetime&gt;</c>.</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Working time, to the minute: "2 h 40", "35 min".</summary>
    public string Lasting(TimeSpan time) => time < TimeSpan.FromHours(1)
        ? texts["shared.minutes", (long)time.TotalMinutes]
        : texts["shared.hours", (long)time.TotalHours, time.Minutes];

    /// <summary>
    /// What is left until an instant, in working time: "2 h 40 left", from a working day on "4 working days left", "1 h 05 late".
    /// </summary>
    public string Left(DateTimeOffset due, IWorkingCalendar calendar)
    {
        var (from, to, late) = due >= now ? (now, due, false) : (due, now, true);
        var days = WorkingDaysBetween(calendar.DateOf(from), calendar.DateOf(to), calendar);
        if (late && days <= 1 && calendar.Between(from, to, []) < TimeSpan.FromMinutes(1))
            return texts["shared.past-due"]; // nobody could have worked on it since
        var amount = days > 1 ? texts.Count("shared.working-days", days) : Lasting(calendar.Between(from, to, []));
        return texts[late ? "shared.late" : "shared.left", amount];
    }

    /// <summary>An amount of money.</summary>
    public string Money(decimal amount, string currency) => amount.ToString("N2", texts.Culture) + "\u00A0" + currency;

    /// <summary>A whole number.</summary>
    public string Number(long number) => number.ToString("N0", texts.Culture);

    /// <summary>A share, "87 %".</summary>
    public string Share(double share) => share.ToString("P0", texts.Culture);

    private static int WorkingDaysBetween(DateOnly from, DateOnly to, IWorkingCalendar calendar)
    {
        var days = 0;
        for (var day = from; day < to && days < 999; day = day.AddDays(1))
            days += calendar.IsWorkingDay(day.AddDays(1)) ? 1 : 0;
        return days;
    }
}
