using Recovery.Domain.Calendars;
using Recovery.Web.Shared;

namespace Recovery.Web.Policies;

/// <summary>Opening hours in words.</summary>
internal static class Hours
{
    /// <summary>"Mon–Fri 09:00–12:30, 13:30–17:30"; weekdays of the same hours together.</summary>
    public static string Summary(Opening opening, Texts texts)
    {
        var parts = new List<string>();
        for (var n = 0; n < opening.Weekly.Count;)
        {
            var (first, hours) = opening.Weekly[n];
            var next = n + 1;
            while (next < opening.Weekly.Count && opening.Weekly[next].Hours == hours)
                next++;
            var last = opening.Weekly[next - 1].Day;
            if (hours.Length > 0)
                parts.Add((first == last ? Short(first, texts) : $"{Short(first, texts)}–{Short(last, texts)}") + " " + hours);
            n = next;
        }

        return parts.Count > 0 ? string.Join("; ", parts) : texts["policies.calendar.never"];
    }

    /// <summary>"Fri 25 Dec 2026: Christmas Day".</summary>
    public static string Special(SpecialDay day, Say say, Texts texts) => $"{say.Day(day.Date)}: {Says(day, texts)}";

    /// <summary>What is special about the day.</summary>
    public static string Says(SpecialDay day, Texts texts) => day switch
    {
        { Kind: StretchKind.Holiday, Name: { } name }   => name,
        { Hours.Length: > 0 }                           => texts["policies.calendar.other-hours", day.Hours],
        _                                               => texts["policies.closed." + Domain.Words.Of(day.Kind)],
    };

    private static string Short(DayOfWeek day, Texts texts) => texts.Culture.DateTimeFormat.GetAbbreviatedDayName(day);
}
