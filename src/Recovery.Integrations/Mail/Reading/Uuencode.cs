using System.Text;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>Files of the time before MIME: <c>begin 644 name</c>, lines with their length, <c>end</c> (POSIX uuencode).</summary>
internal static class Uuencode
{
    /// <summary>The first file in a text: where it begins and ends; null where there is none that is whole.</summary>
    public static (string Name, byte[] Content, int Start, int End)? First(ReadOnlySpan<byte> text)
    {
        var tries = 0;
        for (var at = 0; at < text.Length && tries < 20;)
        {
            var found = text[at..].IndexOf("begin "u8);
            if (found < 0)
                return null;
            at += found;
            if ((at == 0 || text[at - 1] == '\n') && Name(Line(text, at)) is { } name)
            {
                tries++;
                if (Body(text, at) is var (content, end) && content is not null)
                    return (name, content, at, end);
            }

            at += 6;
        }

        return null;
    }

    private static string? Name(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)'\r');
        if (line.Length is < 11 or > 300)
            return null;
        var mode = line[6..].IndexOf((byte)' ');
        return mode is 3 or 4 && line.Slice(6, mode).IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0 ? Encoding.Latin1.GetString(line[(7 + mode)..]) : null;
    }

    private static (byte[]? Content, int End) Body(ReadOnlySpan<byte> text, int at)
    {
        List<byte> content = [];
        at += Line(text, at).Length + 1;
        while (at < text.Length)
        {
            var whole = Line(text, at);
            at += whole.Length + 1;
            var line = whole.TrimEnd(" \r"u8);
            if (line.SequenceEqual("end"u8))
                return (content.Count > 0 ? [.. content] : null, Math.Min(at, text.Length));
            if (line.IsEmpty || line[0] == '`')
                continue;
            var length = (line[0] - 32) & 63;
            if (line[0] is < 33 or > 96 || line.Length - 1 > (((length + 2) / 3 * 4) + 2) || whole.Length < length)
                return (null, 0);
            for (var (i, given) = (1, 0); given < length; i += 4)
            {
                var group = (Six(line, i) << 18) | (Six(line, i + 1) << 12) | (Six(line, i + 2) << 6) | Six(line, i + 3);
                for (var shift = 16; shift >= 0 && given < length; shift -= 8, given++)
                    content.Add((byte)(group >> shift));
            }
        }

        return (null, 0);
    }

    private static int Six(ReadOnlySpan<byte> line, int at) => at < line.Length ? (line[at] - 32) & 63 : 0;

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..];
        var end = rest.IndexOf((byte)'\n');
        return end < 0 ? rest : rest[..end];
    }
}
