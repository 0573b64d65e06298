using System.Globalization;
using Recovery.Domain.Calendars;

namespace Recovery.Web.Case;

/// <summary>The day proposed for a promise.</summary>
internal static class PromiseDay
{
    private const int UsualWorkingDays = 3;
    private const int Longest = 400;

    /// <summary>
    /// The last working day that closes before the final deadline, so that a promise kept at the last minute is still kept in time; three
    /// working days ahead where nothing is owed; and where that day is over, the next that is not.
    /// </summary>
    public static DateOnly Proposed(DateTimeOffset? finalDue, IWorkingCalendar calendar, DateTimeOffset now)
    {
        var today = calendar.DateOf(now);
        if (finalDue is null)
            return Ahead(today, UsualWorkingDays, calendar);
        var day = calendar.DateOf(finalDue.Value);
        for (var i = 0; i < Longest && day >= today; i++, day = day.AddDays(-1))
        {
            if (calendar.IsWorkingDay(day) && calendar.CloseOf(day) < finalDue && calendar.CloseOf(day) > now)
                return day;
        }

        return calendar.IsWorkingDay(today) && calendar.CloseOf(today) > now ? today : Ahead(today, 1, calendar);
    }

    /// <summary>As a date field takes it.</summary>
    public static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly Ahead(DateOnly day, int workingDays, IWorkingCalendar calendar)
    {
        for (var i = 0; i < Longest && workingDays > 0; i++)
        {
            day = day.AddDays(1);
            workingDays -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}
