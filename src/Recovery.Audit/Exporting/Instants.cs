using System.Globalization;

namespace Recovery.Audit.Exporting;

/// <summary>Instants as exports write them, always in UTC.</summary>
internal static class Instants
{
    /// <summary>ISO 8601 with <c>Z</c>; a fraction of a second only where there is one.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
