using System.Globalization;
using Recovery.Policies.Json;

namespace Recovery.Policies.Calendars;

/// <summary>
/// The public holidays of one region for some years, e.g. <c>GB-SCT</c> 2024–2027: a file of <c>ops/calendars/holidays</c> that calendars name.
/// </summary>
public sealed record HolidaySet(string Name, int FirstYear, int LastYear, IReadOnlyDictionary<DateOnly, string?> Holidays)
{
    /// <summary>Reads <c>{"set","title"?,"source"?,"years":[first,last],"holidays":[{"date","name"}]}</c>.</summary>
    public static FileResult<HolidaySet> Read(string json) => JsonPlace.Read<HolidaySet>(json, root =>
    {
        var name = root.Required("set")?.Text();
        root.Member("title")?.Text();
        root.Member("source")?.Text();
        var years = root.Required("years")?.Items().Select(year => year.Integer(1, 9999)).ToList() ?? [];
        var holidays = CalendarFile.ReadHolidays(root.Required("holidays"));
        root.RefuseUnknown();

        if (years is not [{ } first, { } last] || first > last)
        {
            root.Member("years")?.Wrong("must be [first year, last year]");
            return null;
        }

        foreach (var day in holidays.Keys.Where(day => day.Year < first || day.Year > last))
            root.Wrong(string.Create(CultureInfo.InvariantCulture, $"has the holiday {day:yyyy-MM-dd} outside its years"));
        return name is null ? null : new(name, first, last, holidays);
    });
}
