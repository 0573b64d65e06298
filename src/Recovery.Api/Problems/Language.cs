using System.Globalization;

namespace Recovery.Api.Problems;

/// <summary>The language somebody wants to be answered in: French, Spanish or English (RFC 9110, 12.5.4).</summary>
public static class Language
{
    /// <summary>Where nothing else is asked for.</summary>
    public const string Default = "en";

    /// <summary>The best of ours for an <c>Accept-Language</c> header.</summary>
    public static string Of(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return Default;

        var (best, weight) = (Default, 0d);
        foreach (var part in header.AsSpan().Split(','))
        {
            var range = header.AsSpan()[part].Trim();
            var quality = range.IndexOf(';') is var at and >= 0 ? Quality(range[(at + 1)..]) : 1d;
            if (quality > weight && Known(range) is { } known)
                (best, weight) = (known, quality);
        }

        return best;
    }

    private static double Quality(ReadOnlySpan<char> parameters) =>
        parameters.Trim() is ['q', '=', .. var digits] && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) ? q : 0d;

    private static string? Known(ReadOnlySpan<char> range)
    {
        var tag = range.Length >= 2 && (range.Length == 2 || range[2] is '-' or ';' or ' ') ? range[..2] : [];
        return tag switch
        {
            _ when tag.Equals("fr", StringComparison.OrdinalIgnoreCase) => "fr",
            _ when tag.Equals("es", StringComparison.OrdinalIgnoreCase) => "es",
            _ when tag.Equals("en", StringComparison.OrdinalIgnoreCase) => "en",
            _                                                           => null,
        };
    }
}
