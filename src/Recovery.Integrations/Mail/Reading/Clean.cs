using System.Globalization;
using System.Text;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>Text from outside without the characters that do harm where it is shown or sent on.</summary>
internal static class Clean
{
    private const int LongestName = 200;

    /// <summary>One line: whatever ends a line or controls a device becomes a space, so that nothing decoded can become a header of its own.</summary>
    public static string Line(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(one => char.IsControl(one) ? ' ' : one)).Trim() : text;

    /// <summary>Lines that end in <c>\n</c>; tabulators stay, other controls go.</summary>
    public static string Text(string text, Reading reading)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            reading.Note(Defect.NulBytes);
        text = text.Replace("\r\r\n", "\n", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return Uncontrolled(text);
    }

    /// <summary>Lines and tabulators stay, other controls go.</summary>
    public static string Uncontrolled(string text)
    {
        return text.Any(Bad) ? string.Concat(text.Where(one => !Bad(one))) : text;

        static bool Bad(char one) => char.IsControl(one) && one is not ('\n' or '\t');
    }

    /// <summary>
    /// The name of a file, without path, controls and the marks that turn the direction of writing (<c>exe.fdp</c> shown as <c>pdf.exe</c>);
    /// at most 200 characters, its extension kept. Null where nothing is left.
    /// </summary>
    public static string? FileName(string? name)
    {
        if (name is null)
            return null;
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        StringBuilder kept = new(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                kept.Append(rune);
        }

        var clean = kept.Replace(':', '_').ToString().Trim(' ', '.', '"', '\'') is { Length: > 0 } rest ? rest : null;
        if (clean is not { Length: > LongestName })
            return clean;
        var dot = clean.LastIndexOf('.');
        var extension = dot > clean.Length - 12 ? clean[dot..] : string.Empty;
        var stem = clean[..(LongestName - extension.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + extension;
    }
}
