using Recovery.Domain;

namespace Recovery.Integrations.Mail.Trimming;

/// <summary>
/// What a person newly wrote: quoted messages, signatures and disclaimers taken away for display. Plain scanning, each line looked at a bounded
/// number of times. When in doubt a line stays: too much to read is a smaller harm than a grievance unread.
/// </summary>
public static class ReplyTrimming
{
    private const int MaxLength = 200_000; // characters looked at; the rest is only in the whole text
    private const int MaxFooter = 6;       // lines after a closing quote that are a footer, not an answer
    private const int MaxGreeting = 60;    // characters of a salutation

    /// <summary>Trims a text; where nothing would be left (a bare forward), all of it is shown.</summary>
    public static Trimmed Of(Personal text)
    {
        var whole = text.Reveal();
        var looked = whole.Length <= MaxLength ? whole : whole[..MaxLength];
        var lines = looked.ReplaceLineEndings("\n").Split('\n').Select(Line.Of).ToList();

        Fences.Protect(lines, () =>
        {
            HeaderBlocks.Mark(lines);
            Attributions.Mark(lines);
            Signatures.Mark(lines);
            Disclaimers.Mark(lines);
        });

        var shown = Written(Kept(lines));
        return new Trimmed(Personal.Of(shown.Length == 0 ? Written(lines) : shown), text);
    }

    private static List<Line> Kept(List<Line> lines)
    {
        var signature = lines.FindIndex(line => line.Kind == LineKind.Signature);
        if (signature >= 0 && HasText(lines[..signature]))
            lines = lines[..signature];

        lines = [.. lines.Where(line => line.Kind is not (LineKind.Dropped or LineKind.Signature))];
        lines = BeforeOriginal(WithoutFooter(WithoutLeadingQuote(lines)));
        var text = lines.FindIndex(line => line.Kind == LineKind.Text);
        return WithoutTrailingQuote([.. lines.Where((line, at) => !IsMarker(line) || (line.Kind == LineKind.Original && at < text))]);
    }

    /// <summary>The answer stands below the whole quoted message.</summary>
    private static List<Line> WithoutLeadingQuote(List<Line> lines)
    {
        var text = lines.FindIndex(line => line.Kind == LineKind.Text);
        var quoted = text > 0 && lines[..text].Exists(IsMarker) && lines[..text].Exists(line => line.Kind == LineKind.Quote);
        return quoted && lines[text..].TrueForAll(line => line.Kind is LineKind.Text or LineKind.Empty) ? lines[text..] : lines;
    }

    /// <summary>The answer stands above the quoted message, and what little follows it is a footer; unless the answer is but a greeting.</summary>
    private static List<Line> WithoutFooter(List<Line> lines)
    {
        var marker = lines.FindIndex(IsMarker);
        if (marker < 0 || !HasText(lines[..marker]) || IsGreeting(lines[..marker]))
            return lines;

        var after = lines[marker..].FindIndex(line => line.Kind == LineKind.Text);
        var quoted = after > 0 && lines[marker..(marker + after)].Exists(line => line.Kind == LineKind.Quote);
        var rest = after < 0 ? [] : lines[(marker + after)..];
        return quoted && rest.TrueForAll(line => line.Kind is LineKind.Text or LineKind.Empty) && rest.Count(line => line.Kind == LineKind.Text) <= MaxFooter
            ? lines[..marker]
            : lines;
    }

    /// <summary>What follows a plain announcement of another message is that message, unless its lines are marked as quoted and answered in between.</summary>
    private static List<Line> BeforeOriginal(List<Line> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Kind is not (LineKind.StrongMarker or LineKind.Original) || !HasText(lines[..at]))
                continue;
            var next = lines.FindIndex(at, line => line.Kind is LineKind.Text or LineKind.Quote);
            if (next < 0 || lines[next].Kind == LineKind.Text)
                return lines[..at];
        }

        return lines;
    }

    private static List<Line> WithoutTrailingQuote(List<Line> lines)
    {
        var last = lines.FindLastIndex(line => line.Kind == LineKind.Text);
        return last < 0 ? [] : lines[..(last + 1)];
    }

    private static string Written(List<Line> lines) =>
        string.Join('\n', lines.SkipWhile(line => line.Kind == LineKind.Empty).Select(line => line.Written.TrimEnd())).TrimEnd();

    private static bool IsMarker(Line line) => line.Kind is LineKind.Marker or LineKind.StrongMarker or LineKind.Original;

    private static bool HasText(List<Line> lines) => lines.Exists(line => line.Kind == LineKind.Text);

    private static bool IsGreeting(List<Line> lines) =>
        lines.Where(line => line.Kind == LineKind.Text).ToList() is [var only] && only.Plain.Length is > 0 and <= MaxGreeting && only.Plain[^1] is (',' or '!');
}
