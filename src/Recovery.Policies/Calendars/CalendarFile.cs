using System.Globalization;
using System.Text.Json;
using NodaTime;
using Recovery.Domain.Calendars;
using Recovery.Policies.Json;

namespace Recovery.Policies.Calendars;

/// <summary>
/// The calendar file of DESIGN 11: <c>{"timeZone","weekly","holidays","openings"}</c>, and optionally <c>name</c>, <c>version</c>, <c>title</c>,
/// <c>holidayNames</c> (date → name) and <c>holidaySets</c> (names of <see cref="HolidaySet"/>s). A holiday is a date or <c>{"date","name"}</c>.
/// </summary>
public static class CalendarFile
{
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly IReadOnlyDictionary<string, HolidaySet> NoSets = new Dictionary<string, HolidaySet>(StringComparer.Ordinal);

    /// <summary>
    /// Reads a calendar, or says everything that is wrong with it.
    /// </summary>
    /// <param name="json">The file.</param>
    /// <param name="sets">Holiday sets by name; those the file names are merged into its holidays, whose own names win.</param>
    /// <param name="defaultName">Name of a file that gives none; its version is then 1.</param>
    public static FileResult<CalendarDefinition> Read(string json, IReadOnlyDictionary<string, HolidaySet>? sets = null, string defaultName = "calendar") =>
        JsonPlace.Read(json, root =>
        {
            var name = root.Member("name") is { } named ? named.Text() : defaultName;
            var version = root.Member("version") is { } numbered ? numbered.Integer(1, int.MaxValue) : 1;
            root.Member("title")?.Text();
            var zone = ReadZone(root.Required("timeZone"));
            var weekly = ReadWeekly(root.Required("weekly"));
            var holidays = ReadHolidays(root.Member("holidays"));
            MergeNames(root.Member("holidayNames"), holidays);
            MergeSets(root.Member("holidaySets"), holidays, sets ?? NoSets);
            var openings = ReadOpenings(root.Member("openings"));
            root.RefuseUnknown();
            return name is null || version is null || zone is null ? null : new CalendarDefinition(new(name, version.Value), zone, weekly, holidays, openings);
        });

    /// <summary>The calendar in one fixed form, holiday sets included in <c>holidays</c>: what is published, stored and hashed.</summary>
    public static string Write(CalendarDefinition calendar) => CanonicalJson.Write(writer =>
    {
        writer.WriteStartArray("holidays");
        foreach (var (day, name) in calendar.Holidays.OrderBy(holiday => holiday.Key))
        {
            writer.WriteStartObject();
            writer.WriteString("date", Text(day));
            if (name is not null)
                writer.WriteString("name", name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("name", calendar.Ref.Name);
        writer.WriteStartObject("openings");
        foreach (var (day, hours) in calendar.Openings.OrderBy(opening => opening.Key))
            WriteHours(writer, Text(day), hours);
        writer.WriteEndObject();
        writer.WriteString("timeZone", calendar.TimeZone);
        writer.WriteNumber("version", calendar.Ref.Version);
        writer.WriteStartObject("weekly");
        foreach (var (day, hours) in calendar.Weekly.OrderBy(hours => hours.Key))
            WriteHours(writer, Weekdays[(int)day], hours);
        writer.WriteEndObject();
    });

    internal static Dictionary<DateOnly, string?> ReadHolidays(JsonPlace? list)
    {
        Dictionary<DateOnly, string?> holidays = [];
        foreach (var item in list?.Items() ?? [])
        {
            var isObject = item.Kind == JsonValueKind.Object;
            var date = isObject ? item.Required("date")?.Date() : item.Date();
            var name = isObject ? item.Member("name")?.Text() : null;
            item.RefuseUnknown();
            if (date is { } day && !holidays.TryAdd(day, name))
                item.Wrong($"is a second holiday on {Text(day)}; keep one");
        }

        return holidays;
    }

    private static string? ReadZone(JsonPlace? place)
    {
        var zone = place?.Text();
        if (zone is null || DateTimeZoneProviders.Tzdb.Ids.Contains(zone, StringComparer.Ordinal))
            return zone;

        place!.Wrong($"\"{zone}\" is not an IANA time zone such as \"Europe/Paris\"");
        return null;
    }

    private static Dictionary<DayOfWeek, IReadOnlyList<Opening>> ReadWeekly(JsonPlace? weekly)
    {
        Dictionary<DayOfWeek, IReadOnlyList<Opening>> week = [];
        foreach (var (name, hours) in weekly?.Members() ?? [])
        {
            var day = Array.IndexOf(Weekdays, name);
            if (day < 0)
                hours.Wrong("is not a weekday; write mon, tue, wed, thu, fri, sat or sun");
            else
                week[(DayOfWeek)day] = OpeningHours.Read(hours);
        }

        return week;
    }

    private static Dictionary<DateOnly, IReadOnlyList<Opening>> ReadOpenings(JsonPlace? openings)
    {
        Dictionary<DateOnly, IReadOnlyList<Opening>> days = [];
        foreach (var (name, hours) in openings?.Members() ?? [])
        {
            if (JsonPlace.ParseDate(name) is { } day)
                days[day] = OpeningHours.Read(hours);
            else
                hours.Wrong("is not a date such as \"2026-12-19\"");
        }

        return days;
    }

    private static void MergeNames(JsonPlace? names, Dictionary<DateOnly, string?> holidays)
    {
        foreach (var (date, name) in names?.Members() ?? [])
        {
            if (JsonPlace.ParseDate(date) is not { } day || !holidays.ContainsKey(day))
                name.Wrong("names a day that is not in \"holidays\"");
            else
                holidays[day] = name.Text();
        }
    }

    private static void MergeSets(JsonPlace? names, Dictionary<DateOnly, string?> holidays, IReadOnlyDictionary<string, HolidaySet> sets)
    {
        foreach (var item in names?.Items() ?? [])
        {
            if (item.Text() is not { } name)
                continue;
            if (!sets.TryGetValue(name, out var set))
            {
                item.Wrong(sets.Count == 0
                    ? $"\"{name}\" cannot be found: no holiday sets were given; list the dates in \"holidays\""
                    : $"\"{name}\" is not a holiday set; there are {string.Join(", ", sets.Keys.Order(StringComparer.Ordinal))}");
                continue;
            }

            foreach (var (day, holiday) in set.Holidays)
                holidays.TryAdd(day, holiday);
        }
    }

    private static void WriteHours(Utf8JsonWriter writer, string name, IReadOnlyList<Opening> hours)
    {
        writer.WriteStartArray(name);
        foreach (var opening in hours)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(OpeningHours.Time(opening.FromMinute));
            writer.WriteStringValue(OpeningHours.Time(opening.ToMinute));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
