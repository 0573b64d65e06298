using System.Globalization;
using System.Text.Json;
using Recovery.Policies.Json;

namespace Recovery.Policies.Calendars;

/// <summary>The hours of one day as files write them: <c>[["09:00","12:30"],["13:30","17:30"]]</c>.</summary>
internal static class OpeningHours
{
    private const int Midnight = 24 * 60;

    /// <summary>Reads and orders the intervals of a day; those that overlap, end before they begin or are no times are noted.</summary>
    public static IReadOnlyList<Opening> Read(JsonPlace list)
    {
        List<(Opening Opening, JsonPlace Place)> hours = [];
        foreach (var item in list.Items())
        {
            if (ReadOne(item) is { } opening)
                hours.Add((opening, item));
        }

        hours.Sort((a, b) => a.Opening.FromMinute.CompareTo(b.Opening.FromMinute));
        for (var i = 1; i < hours.Count; i++)
        {
            if (hours[i].Opening.FromMinute < hours[i - 1].Opening.ToMinute)
                hours[i].Place.Wrong($"{Text(hours[i].Opening)} overlaps {Text(hours[i - 1].Opening)}");
        }

        return [.. hours.Select(hour => hour.Opening)];
    }

    /// <summary>A minute of the day as <c>09:00</c>, or <c>24:00</c>.</summary>
    public static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static Opening? ReadOne(JsonPlace item)
    {
        var times = item.Items().ToList();
        if (times.Count != 2)
        {
            if (item.Kind == JsonValueKind.Array)
                item.Wrong("must be two times: [from, to]");
            return null;
        }

        var (from, to) = (ReadTime(times[0]), ReadTime(times[1]));
        if (from is null || to is null)
            return null;
        if (from < to)
            return new Opening(from.Value, to.Value);

        item.Wrong($"ends at {Time(to.Value)}, which is not after {Time(from.Value)}; hours past midnight are two intervals: until 24:00, and from 00:00 of the next day");
        return null;
    }

    private static int? ReadTime(JsonPlace place)
    {
        if (place.TextOrNull() is { } text && Parse(text) is { } minute)
            return minute;

        place.Wrong("must be a time from \"00:00\" to \"24:00\"");
        return null;
    }

    private static int? Parse(string text) =>
        text is [var h1, var h2, ':', var m1, var m2]
        && char.IsAsciiDigit(h1) && char.IsAsciiDigit(h2) && char.IsAsciiDigit(m1) && char.IsAsciiDigit(m2)
        && ((((h1 - '0') * 10) + h2 - '0') * 60) + ((m1 - '0') * 10) + m2 - '0' is var minute && m1 < '6' && minute <= Midnight
            ? minute
            : null;

    private static string Text(Opening opening) => $"{Time(opening.FromMinute)}–{Time(opening.ToMinute)}";
}
