namespace Recovery.Integrations.Mail.Trimming;

/// <summary>What stands between two lines of <c>```</c> is a person's text, whatever it looks like.</summary>
internal static class Fences
{
    /// <summary>Marks lines, then gives fenced ones back as text.</summary>
    public static void Protect(List<Line> lines, Action mark)
    {
        List<(Line Line, LineKind Kind)> fenced = [];
        int? open = null;
        for (var at = 0; at < lines.Count; at++)
        {
            if (!lines[at].Written.AsSpan().TrimStart().StartsWith("```", StringComparison.Ordinal))
                continue;
            if (open is { } from)
            {
                fenced.AddRange(lines[from..(at + 1)].Select(line => (line, line.Kind == LineKind.Empty ? LineKind.Empty : LineKind.Text)));
                open = null;
            }
            else
            {
                open = at;
            }
        }

        mark();
        foreach (var (line, kind) in fenced)
            line.Kind = kind;
    }
}
