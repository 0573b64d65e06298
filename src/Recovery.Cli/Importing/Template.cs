using System.Text.RegularExpressions;

namespace Recovery.Cli.Importing;

/// <summary>A text with columns in braces: <c>{Complaint Type}: {Descriptor}</c>.</summary>
internal static partial class Template
{
    /// <summary>The columns a template names.</summary>
    public static IEnumerable<string> Columns(string? template) => template is null ? [] : Places().Matches(template).Select(place => place.Groups["column"].Value);

    /// <summary>The text for a row; null where the template is absent or nothing but its fixed words would be left.</summary>
    public static string? Fill(string? template, Row row)
    {
        if (template is null)
            return null;
        var (named, found) = (false, false);
        var text = Places().Replace(template, place =>
        {
            var value = row[place.Groups["column"].Value];
            (named, found) = (true, found || value.Length > 0);
            return value;
        });
        return named && !found ? null : text;
    }

    [GeneratedRegex(@"\{(?<column>[^{}]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();
}
