namespace Recovery.Integrations.Mail.Trimming;

/// <summary>What a line of a reply is.</summary>
internal enum LineKind
{
    /// <summary>Somebody's words.</summary>
    Text,

    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Marked with <c>&gt;</c>.</summary>
    Quote,

    /// <summary>Says that another message follows: <c>On … wrote:</c>.</summary>
    Marker,

    /// <summary>The same, and so plainly that what follows is that message even where nothing marks it as quoted.</summary>
    StrongMarker,

    /// <summary>Above a message copied as a whole: <c>-----Original Message-----</c>, its headers. Shown where nothing is written above it: a bare forward.</summary>
    Original,

    /// <summary>A signature begins.</summary>
    Signature,

    /// <summary>Left out where it stands: <c>Sent from my iPhone</c>, a disclaimer.</summary>
    Dropped,
}

/// <summary>A line as written and as it is compared: without ornaments, invisible characters and differing blanks.</summary>
internal sealed record Line(string Written, string Plain)
{
    private static readonly char[] Ornaments = [' ', '\t', '*', '\u2022'];

    public LineKind Kind { get; set; }

    public static Line Of(string written)
    {
        var plain = written.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('’', '\'');
        foreach (var invisible in "\u200B\u200C\u200D\u200E\u200F\u202A\u202C\uFEFF\u00AD")
            plain = plain.Replace(invisible.ToString(), string.Empty, StringComparison.Ordinal);
        plain = plain.Trim(Ornaments);
        var bare = written.AsSpan().Trim();
        return new Line(written, plain) { Kind = bare.IsEmpty ? LineKind.Empty : bare[0] == '>' ? LineKind.Quote : LineKind.Text };
    }
}
