using System.Text;

namespace Recovery.Integrations.Mail.Reading;

/// <summary>The bytes of a message as its reader wants them: not too many, eight bits a character, lines that end in a line feed.</summary>
internal static class RawBytes
{
    public static ReadOnlyMemory<byte> Settled(ReadOnlyMemory<byte> raw, Reading reading)
    {
        if (raw.Length > reading.Limits.MessageBytes)
        {
            reading.Note(Defect.MessageTooLarge);
            raw = raw[..reading.Limits.MessageBytes];
        }

        raw = Narrow(raw, reading);
        if (raw.Span.StartsWith("\uFEFF"u8))
            raw = raw[3..];
        return HeaderBlock.SkipLead(Lines(raw, reading), reading);
    }

    // Saved by an editor of Windows, a message may be in UTF-16, with its mark or without.
    private static ReadOnlyMemory<byte> Narrow(ReadOnlyMemory<byte> raw, Reading reading)
    {
        var text = raw.Span;
        Encoding? wide = text.Length < 8 ? null
            : text.StartsWith((byte[])[0xFF, 0xFE]) || (text[1] == 0 && text[3] == 0 && text[5] == 0 && text[0] != 0) ? Encoding.Unicode
            : text.StartsWith((byte[])[0xFE, 0xFF]) || (text[0] == 0 && text[2] == 0 && text[4] == 0 && text[1] != 0) ? Encoding.BigEndianUnicode
            : null;
        if (wide is null)
            return raw;
        reading.Note(Defect.Utf16);
        return Encoding.UTF8.GetBytes(wide.GetString(text));
    }

    /// <summary>Carriage returns alone end lines where no line feed does, or where the first line ends in one; elsewhere they are left to whoever reads the part.</summary>
    private static ReadOnlyMemory<byte> Lines(ReadOnlyMemory<byte> raw, Reading reading)
    {
        var text = raw.Span;
        var first = text.IndexOfAny((byte)'\r', (byte)'\n');
        if (first < 0 || text[first] == '\n')
            return raw;
        var after = text[first..].IndexOfAnyExcept((byte)'\r');
        if (after >= 0 && text[first + after] == '\n')
            return raw;
        reading.Note(Defect.BareCarriageReturns);
        var lines = raw.ToArray();
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at] == '\r' && (at + 1 == lines.Length || lines[at + 1] != '\n'))
                lines[at] = (byte)'\n';
        }

        return lines;
    }
}
