using System.Globalization;

namespace Recovery.Audit.Exporting;

/// <summary>What was asked for, as it is written down of whoever took it away.</summary>
public static class ExportConditions
{
    /// <summary>For example <c>format=csv, from=2026-03-02T00:00:00Z, text</c>.</summary>
    /// <param name="after">Only events after this position.</param>
    /// <param name="text">Also personal data and free text.</param>
    /// <param name="names">Staff by name.</param>
    public static string Of(string? format, DateTimeOffset? from = null, DateTimeOffset? to = null, long? after = null, bool text = false, bool names = false)
    {
        List<string> conditions = [$"format={format}"];
        if (from is { } first)
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"from={first.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
        if (to is { } last)
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"to={last.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
        if (after is { } position)
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"after={position}"));
        if (text)
            conditions.Add("text");
        if (names)
            conditions.Add("names");
        return string.Join(", ", conditions);
    }
}
