using System.Text;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>Words beyond ASCII in headers: <c>=?charset?B?…?=</c> (RFC 2047), with what mail makes of them.</summary>
internal static class EncodedWords
{
    /// <summary>
    /// The text with its words decoded. White space between two words goes; words of one character set that follow each other are decoded as one,
    /// because many writers cut a character in two.
    /// </summary>
    public static string Decode(string text, Reading reading)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
            return text;
        StringBuilder read = new(text.Length);
        List<byte> held = [];
        string? charset = null;
        var last = text.LastIndexOf("?=", StringComparison.Ordinal);
        var plain = 0; // where the text begins that is not yet read
        for (var at = text.IndexOf("=?", StringComparison.Ordinal); at >= 0 && at < last;)
        {
            if (Word(text, at) is not var (set, b, from, to))
            {
                at = text.IndexOf("=?", at + 2, StringComparison.Ordinal);
                continue;
            }

            var between = text.AsSpan(plain, at - plain);
            if (charset is null || !between.IsWhiteSpace())
            {
                Flush();
                read.Append(between);
            }
            else if (!string.Equals(set, charset, StringComparison.OrdinalIgnoreCase))
            {
                Flush();
            }

            charset = set;
            var bytes = Encoding.UTF8.GetBytes(text[from..to]);
            held.AddRange(b ? TransferEncoding.Base64(bytes, reading) : TransferEncoding.QuotedPrintable(bytes, true, reading));
            plain = to + 2;
            at = plain <= text.Length ? text.IndexOf("=?", plain, StringComparison.Ordinal) : -1;
        }

        Flush();
        return read.Append(text, plain, text.Length - plain).ToString();

        void Flush()
        {
            if (charset is not null)
                read.Append(Charsets.Text(held.ToArray(), charset, reading));
            held.Clear();
            charset = null;
        }
    }

    /// <summary>Where a word that begins at a place ends; null where none begins there.</summary>
    public static int? End(string text, int at) => text.AsSpan(at).StartsWith("=?") && Word(text, at) is var (_, _, _, to) ? to + 2 : null;

    /// <summary>A word at a place: its character set without language (RFC 2231, 5), whether it is base 64, and where its text begins and ends.</summary>
    private static (string Charset, bool Base64, int From, int To)? Word(string text, int at)
    {
        var set = text.IndexOf('?', at + 2, Math.Min(80, text.Length - at - 2));
        if (set < 0 || set == at + 2 || set + 2 >= text.Length || text[set + 2] != '?' || text[set + 1] is not ('B' or 'b' or 'Q' or 'q'))
            return null;
        var from = set + 3;
        var to = text.IndexOf("?=", from, StringComparison.Ordinal);
        var q = text[set + 1] is 'Q' or 'q';
        // "=?utf-8?Q?=C3=A9?=": the mark at its beginning is no end of it.
        if (q && to == from - 1)
            to = text.IndexOf("?=", from + 1, StringComparison.Ordinal);
        if (to < 0)
            return null;
        var name = text[(at + 2)..set];
        return name.Contains(' ') ? null : (name.Split('*')[0], !q, from, to);
    }
}
