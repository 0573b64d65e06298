using System.Globalization;
using System.Text;
using Recovery.Domain;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Integrations.Mail.Writing;

/// <summary>Texts of others made fit to be sent on.</summary>
internal static class Lines
{
    /// <summary>Paragraphs as written, without control characters.</summary>
    public static string Text(Personal text) =>
        Clean.Uncontrolled(text.Reveal().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')).Trim();

    /// <summary>The same, each line marked as somebody else's words.</summary>
    public static string Quoted(Personal text) => string.Join('\n', Text(text).Split('\n').Select(line => line.Length == 0 ? ">" : "> " + line));

    /// <summary>One line of a header: whatever ends a line, controls a device or turns the direction of writing is gone, and what is left is bounded.</summary>
    public static string One(string text, int longest)
    {
        StringBuilder kept = new(Math.Min(text.Length, longest));
        foreach (var rune in Clean.Line(text).EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > longest)
                break;
            kept.Append(Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
                UnicodeCategory.Format => string.Empty,
                _ => rune.ToString(),
            });
        }

        return string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
