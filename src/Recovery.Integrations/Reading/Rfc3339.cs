using System.Globalization;
using System.Text.RegularExpressions;

namespace Recovery.Integrations.Reading;

/// <summary>Instants by RFC 3339, 5.6: nothing left out, an offset always said.</summary>
public static partial class Rfc3339
{
    /// <summary>The instant in UTC; null where the text is none, or lies outside the years 1 to 9999.</summary>
    public static DateTimeOffset? Read(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
            return null;

        var leap = match.Groups["s"].Value == "60"; // a leap second is the second after :59
        var second = leap ? "59" : match.Groups["s"].Value;
        var fraction = (match.Groups["f"].Value + "0000000")[..7];
        if (!DateTime.TryParseExact($"{match.Groups["d"].Value}T{match.Groups["hm"].Value}:{second}.{fraction}", "yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;

        var ticks = local.Ticks + (leap ? TimeSpan.TicksPerSecond : 0);
        if (match.Groups["sign"].Success)
        {
            var (hours, minutes) = (Number(match, "oh"), Number(match, "om"));
            if (hours > 23 || minutes > 59)
                return null;
            ticks -= (match.Groups["sign"].Value == "-" ? -1 : 1) * ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute));
        }

        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <summary>As written out: UTC, with a <c>Z</c>, fractions only where there are any.</summary>
    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<d>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?<hm>[0-9]{2}:[0-9]{2}):(?<s>[0-9]{2})(\.(?<f>[0-9]{1,32}))?([Zz]|(?<sign>[+-])(?<oh>[0-9]{2}):(?<om>[0-9]{2}))\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
