using System.Text;

namespace Recovery.Integrations.Filing;

/// <summary>Texts of strangers as a database and JSON take them: real Unicode, no NUL, no longer than said.</summary>
internal static class Storable
{
    /// <summary>An address as RFC 5321 allows the longest (64 + 1 + 255); longer ones are nobody's.</summary>
    public const int Address = 320;

    /// <summary>The account of a case or a contact, as long as any other way in takes it; the whole stays with the arrival.</summary>
    public const int Account = 20_000;

    /// <summary>The text, cut where it is longer than <paramref name="longest"/> characters.</summary>
    public static string Of(string text, int longest = int.MaxValue)
    {
        var cut = text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
        return cut.Contains('\0', StringComparison.Ordinal) || HasLoneSurrogate(cut)
            ? string.Concat(cut.EnumerateRunes().Where(rune => rune.Value != 0).Select(rune => rune.ToString())) // a lone surrogate comes out as U+FFFD
            : cut;
    }

    /// <summary>The same; what was cut off is shown by an ellipsis.</summary>
    public static string Shortened(string text, int longest) => text.Length <= longest ? Of(text) : Of(text, longest - 1) + "…";

    private static bool HasLoneSurrogate(string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out var taken) != System.Buffers.OperationStatus.Done)
                return true;
            rest = rest[(at + taken)..];
        }

        return false;
    }
}
