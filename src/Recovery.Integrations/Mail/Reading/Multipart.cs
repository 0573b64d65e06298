using System.Text;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>The parts of a multipart body (RFC 2046, 5.1), without preamble and epilogue.</summary>
internal static class Multipart
{
    private const int LongestBoundary = 250; // 70 by the RFC
    private const int WidestIndent = 8;

    /// <summary>Its parts; none where no boundary is found, not even by guess. No more than the limit of parts leaves.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, string? declared, Reading reading)
    {
        var boundary = declared?.TrimEnd() ?? string.Empty;
        if (boundary.Length is > 0 and <= LongestBoundary && Parts(body, Encoding.UTF8.GetBytes("--" + boundary), reading) is { Count: > 0 } parts)
            return parts;
        if (Guess(body.Span) is not { } guessed)
            return [];
        reading.Note(Defect.BoundaryGuessed);
        return Parts(body, guessed, reading);
    }

    private static List<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> body, byte[] mark, Reading reading)
    {
        List<ReadOnlyMemory<byte>> parts = [];
        var text = body.Span;
        var start = -1; // of the part that is open
        var ended = false;
        for (var at = 0; ;)
        {
            var found = text[at..].IndexOf(mark);
            if (found < 0)
                break;
            var here = at + found;
            at = here + mark.Length;
            if (LineStart(text, here) is not (>= 0 and var line) || LineEnd(text, at) is not var (next, last))
                continue;
            if (line != here)
                reading.Note(Defect.BoundaryIndented);
            if (start >= 0)
                Add(line);
            else if (ended && !last)
                reading.Note(Defect.PartsAfterEnd);
            ended |= last;
            start = last ? -1 : next;
            at = next;
            if (parts.Count > reading.PartsLeft)
            {
                reading.Note(Defect.TooManyParts);
                return parts;
            }
        }

        if (start >= 0)
        {
            reading.Note(Defect.FinalBoundaryMissing);
            Add(text.Length);
        }

        return parts;

        void Add(int end)
        {
            // The end of the line before a boundary belongs to the boundary.
            var bytes = body.Span;
            if (end > start && end < bytes.Length && bytes[end - 1] == '\n')
                end--;
            if (end > start && end < bytes.Length && bytes[end] == '\n' && bytes[end - 1] == '\r')
                end--;
            parts.Add(body[start..Math.Max(start, end)]);
        }
    }

    /// <summary>Where the line of a mark begins, if nothing but a little white space stands before it; -1 otherwise.</summary>
    private static int LineStart(ReadOnlySpan<byte> text, int at)
    {
        for (var back = at; back >= 0 && at - back <= WidestIndent; back--)
        {
            if (back == 0 || text[back - 1] == '\n')
                return back;
            if (text[back - 1] is not ((byte)' ' or (byte)'\t'))
                return -1;
        }

        return -1;
    }

    /// <summary>Where the next line begins and whether the mark is the final one; null where other text follows the mark.</summary>
    private static (int Next, bool Last)? LineEnd(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + 200)];
        var last = rest.StartsWith("--"u8);
        if (last)
            rest = rest[2..];
        var end = rest.IndexOf((byte)'\n');
        var tail = end < 0 ? rest : rest[..end];
        return tail.Trim(" \t\r"u8).IsEmpty ? (at + (last ? 2 : 0) + (end < 0 ? rest.Length : end + 1), last) : null;
    }

    /// <summary>A line <c>--x</c> that is followed by a header of MIME, or that some line <c>--x--</c> closes.</summary>
    private static byte[]? Guess(ReadOnlySpan<byte> body)
    {
        var tries = 0;
        for (var at = 0; at < body.Length && tries < 50;)
        {
            var end = body[at..].IndexOf((byte)'\n');
            var next = end < 0 ? body.Length : at + end + 1;
            var line = body[at..next].TrimEnd(" \t\r\n"u8);
            if (line.Length is > 4 and <= LongestBoundary && line.StartsWith("--"u8) && line.IndexOfAnyExcept((byte)'-') > 0)
            {
                tries++;
                var head = Encoding.ASCII.GetString(body[next..Math.Min(body.Length, next + 8)]);
                byte[] close = [(byte)'\n', .. line, (byte)'-', (byte)'-'];
                if (head.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || body[next..].IndexOf(close) >= 0)
                    return line.ToArray();
            }

            at = next;
        }

        return null;
    }
}
