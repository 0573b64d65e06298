using System.Globalization;

namespace Recovery.Cli.Answering;

/// <summary>Instants as ISO 8601 texts: read with any offset, written in UTC with <c>Z</c>.</summary>
internal static class Instants
{
    private static readonly string[] WithOffset =
    [
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd HH:mmzzz", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz",
    ];

    private static readonly string[] Utc =
    [
        "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    /// <summary>Reads an instant that says its offset, as UTC.</summary>
    public static bool TryRead(string? text, out DateTimeOffset instant)
    {
        var read = TryReadLocal(text, out instant);
        instant = instant.ToUniversalTime();
        return read;
    }

    /// <summary>Reads an instant that says its offset, and keeps that offset.</summary>
    public static bool TryReadLocal(string? text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, Utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)
        || DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);

    /// <summary>The instant in UTC; a fraction of a second only where there is one.</summary>
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
