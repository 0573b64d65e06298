using System.Text;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>A header as it stands: unfolded, its bytes made text, its encoded words not yet read.</summary>
internal sealed record Field(string Name, string Raw);

/// <summary>The headers of a message or part, and where its body begins (RFC 5322, 2.2), however damaged.</summary>
internal static class HeaderBlock
{
    // Headers of which a message has one: where such a one follows a line that is no header, that line is damage within the headers and not the text.
    private static readonly string[] Expected = ["From", "To", "Date", "Subject", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];

    public static (IReadOnlyList<Field> Fields, ReadOnlyMemory<byte> Body) Read(ReadOnlyMemory<byte> bytes, bool top, Reading reading)
    {
        List<Field> fields = [];
        List<byte> open = [];
        string? name = null;
        var text = bytes.Span;
        var at = 0;
        var overflow = false;
        while (at < text.Length)
        {
            var line = Line(text, at, out var next);
            if (line.IsEmpty)
            {
                at = next;
                break;
            }

            if (line[0] is (byte)' ' or (byte)'\t' && (name is not null || overflow))
            {
                Append(line);
            }
            else if (NameLength(line) is > 0 and var length)
            {
                Close();
                overflow = fields.Count >= reading.Limits.Headers;
                if (overflow)
                    reading.Note(Defect.TooManyHeaders);
                else
                    name = Encoding.ASCII.GetString(line[..length]);
                Append(line[(line.IndexOf((byte)':') + 1)..]);
            }
            else if (top && (line.StartsWith("From "u8) || line.StartsWith(">From "u8)))
            {
                reading.Note(Defect.MailboxLine);
            }
            else if (top && name is not null && Damaged(text, next, fields))
            {
                reading.Note(Defect.HeaderLineBroken);
                open.Add((byte)' ');
                Append(line);
            }
            else
            {
                if (fields.Count > 0 || name is not null)
                    reading.Note(Defect.SeparatorMissing);
                break;
            }

            at = next;
        }

        Close();
        return (fields, bytes[Math.Min(at, bytes.Length)..]);

        void Append(ReadOnlySpan<byte> line)
        {
            if (name is null)
                return;
            var room = reading.Limits.HeaderBytes - open.Count;
            if (line.Length > room)
                reading.Note(Defect.HeaderTooLong);
            open.AddRange(line[..Math.Min(line.Length, Math.Max(0, room))]);
        }

        void Close()
        {
            if (name is not null)
                fields.Add(new(name, Charsets.Header(open.ToArray(), reading).Trim(' ', '\t')));
            name = null;
            open.Clear();
        }
    }

    /// <summary>White space and blank lines, and the line of a mailbox file, before the first header.</summary>
    public static ReadOnlyMemory<byte> SkipLead(ReadOnlyMemory<byte> bytes, Reading reading)
    {
        var at = 0;
        while (at < bytes.Length && bytes.Span[at] is (byte)'\r' or (byte)'\n')
            at++;
        if (at > 0)
            reading.Note(Defect.LeadingBlankLines);
        return bytes[at..];
    }

    private static bool Damaged(ReadOnlySpan<byte> text, int at, List<Field> fields)
    {
        for (var lines = 0; lines < 3 && at < text.Length; lines++)
        {
            var line = Line(text, at, out at);
            if (line.IsEmpty)
                return false;
            if (NameLength(line) is > 0 and < 40 and var length && Encoding.ASCII.GetString(line[..length]) is var name
                && Expected.Contains(name, StringComparer.OrdinalIgnoreCase) && !fields.Exists(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    /// <summary>Length of a header's name, white space before the colon (RFC 5322, 4.5.8) not counted; 0 where the line is no header.</summary>
    private static int NameLength(ReadOnlySpan<byte> line)
    {
        var length = line.IndexOfAnyExceptInRange((byte)33, (byte)126);
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || colon > 200)
            return 0;
        if (length < 0 || length > colon)
            return colon;
        return line[length..colon].Trim(" \t"u8).IsEmpty ? length : 0;
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> text, int at, out int next)
    {
        var rest = text[at..];
        var end = rest.IndexOf((byte)'\n');
        next = end < 0 ? text.Length : at + end + 1;
        return (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
    }
}
