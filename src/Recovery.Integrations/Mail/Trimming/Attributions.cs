namespace Recovery.Integrations.Mail.Trimming;

/// <summary>Lines such as <c>On 3 May 2026 at 10:04, Jane &lt;jane@example.org&gt; wrote:</c> in the languages of most mail programs, over one line or several.</summary>
internal static class Attributions
{
    private const int Span = 6;        // lines one may run over
    private const int MaxLength = 400; // characters

    private static readonly string[] Verbs =
    [
        "wrote", "writes", "said", "a écrit", "écrivait", "a ecrit", "escribió", "escribio", "ha escrito", "schrieb", "hat geschrieben", "ha scritto", "scrive", "escreveu",
        "schreef", "geschreven", "napisał", "napisała", "napisał(a)", "написал", "написала", "пишет", "пише", "skrev", "kirjoitti", "napsal", "napsala", "napísal", "írta", "yazdı",
        "έγραψε", "a scris", "va escriure", "ha escrit", "написав", "написа", "đã viết", "menulis", "rašė", "כתב", "写道", "寫道", "さんは書きました", "작성",
    ];

    // How the first line begins, where it runs over several
    private static readonly string[] Starts =
        ["on", "le", "el", "il", "am", "em", "no dia", "op", "den", "på", "pe", "w dniu", "dnia", "dne", "a", "em sáb", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "vào"];

    public static void Mark(List<Line> lines)
    {
        for (var end = 0; end < lines.Count; end++)
        {
            if (Ends(lines[end].Plain) && Start(lines, end) is { } start)
                MarkLines(lines, start, end);
        }
    }

    private static void MarkLines(List<Line> lines, int start, int end)
    {
        // A day, an hour and a verb are not enough to say that unmarked text below is somebody else's: "On 3 May at 10:30 your colleague wrote:"
        var joined = Joined(lines, start, end);
        var kind = joined.Contains('@', StringComparison.Ordinal) || (HasTime(joined) && HasYear(joined)) ? LineKind.StrongMarker : LineKind.Marker;
        if (kind == LineKind.Marker && !QuoteFollows(lines, end))
            return;
        foreach (var line in lines[start..(end + 1)].Where(line => line.Kind != LineKind.Empty))
            line.Kind = kind;
    }

    /// <summary>The first line of the attribution that ends here; null where none does.</summary>
    private static int? Start(List<Line> lines, int end)
    {
        int? found = null;
        for (var start = end; start >= 0 && start > end - Span; start--)
        {
            if (start < end && !Continues(lines[start]))
                break;
            var joined = Joined(lines, start, end);
            if (joined.Length > MaxLength)
                break;
            if (!IsAttribution(joined))
                continue;
            if (Begins(lines[start].Plain))
                return start;
            found ??= start;
        }

        // A name may have been broken off its address
        return found is { } at && at > 0 && lines[at].Plain.StartsWith('<') && Continues(lines[at - 1]) && lines[at - 1].Kind == LineKind.Text ? at - 1 : found;
    }

    // A line that closes a sentence belongs to the text above
    private static bool Continues(Line line) => line.Kind == LineKind.Empty || (line.Kind == LineKind.Text && !(line.Plain.Length > 0 && line.Plain[^1] is ('!' or '?' or ':')));

    private static bool Ends(string plain) => plain.EndsWith(':') || plain.EndsWith('：');

    private static bool IsAttribution(string joined)
    {
        var address = joined.Contains('@', StringComparison.Ordinal);
        var date = joined.AsSpan().ContainsAnyInRange('0', '9');
        return HasVerb(joined) ? address || date : address && HasTime(joined) && joined.TrimEnd(':', ' ').EndsWith('>') && char.IsAsciiDigit(joined[0]);
    }

    private static bool Begins(string plain) =>
        plain.AsSpan().ContainsAnyInRange('0', '9')
        && (char.IsAsciiDigit(plain[0]) || Starts.Any(start => plain.Length > start.Length && plain.StartsWith(start, StringComparison.OrdinalIgnoreCase) && !char.IsLetter(plain[start.Length])));

    private static bool HasVerb(string joined)
    {
        foreach (var verb in Verbs)
        {
            var at = joined.LastIndexOf(verb, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && verb[0] >= '\u3000')
                return true; // scripts without blanks between words
            if (at >= 0 && (at == 0 || !char.IsLetter(joined[at - 1])) && (at + verb.Length == joined.Length || !char.IsLetter(joined[at + verb.Length])))
                return true;
        }

        return false;
    }

    /// <summary>Two digits, a colon, point or h, two digits.</summary>
    private static bool HasTime(string joined)
    {
        for (var at = 1; at + 2 < joined.Length; at++)
        {
            if (joined[at] is (':' or 'h') && char.IsAsciiDigit(joined[at - 1]) && char.IsAsciiDigit(joined[at + 1]) && char.IsAsciiDigit(joined[at + 2]))
                return true;
        }

        return false;
    }

    private static bool HasYear(string joined)
    {
        for (int at = 0, digits = 0; at <= joined.Length; at++)
        {
            if (at < joined.Length && char.IsAsciiDigit(joined[at]))
                digits++;
            else if (digits == 4)
                return true;
            else
                digits = 0;
        }

        return false;
    }

    private static bool QuoteFollows(List<Line> lines, int end)
    {
        var next = lines.FindIndex(end + 1, line => line.Kind != LineKind.Empty);
        return next >= 0 && lines[next].Kind == LineKind.Quote;
    }

    private static string Joined(List<Line> lines, int start, int end) => string.Join(' ', lines[start..(end + 1)].Select(line => line.Plain).Where(plain => plain.Length > 0));
}
