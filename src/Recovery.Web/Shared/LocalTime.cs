using System.Globalization;

namespace Recovery.Web.Shared;

/// <summary>A day and an hour as a browser's field writes them (<c>2026-11-30T09:00</c>), which mean an instant only somewhere.</summary>
internal static class LocalTime
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>Reads one between 1970 and 2100, as the API's instants; null for anything else.</summary>
    public static DateTime? Read(string? text) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= 1970 and <= 2100 ? local : null;

    /// <summary>The instant it means in a zone. Of a time that comes twice the first; one that a change of the clocks skips moves on with it.</summary>
    public static DateTimeOffset In(this DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
