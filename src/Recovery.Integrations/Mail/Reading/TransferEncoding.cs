namespace Recovery.Integrations.Mail.Reading;

/// <summary>The encodings bodies travel in (RFC 2045, 6), as far as they can be undone.</summary>
internal static class TransferEncoding
{
    private static readonly sbyte[] Sextets = Table();

    /// <summary>What the body was before it was encoded; the body itself where the encoding is none or unknown.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string? encoding, bool text, Reading reading)
    {
        var name = (encoding ?? string.Empty).Split(';', '(', ' ')[0].Trim(' ', '\t', '"', '\'', '.').ToLowerInvariant();
        switch (name)
        {
            case "base64" or "base-64" or "b64":
                return text && Prose(body.Span, reading) ? body : Base64(body.Span, reading);
            case "quoted-printable" or "quotedprintable" or "qp":
                return QuotedPrintable(body.Span, false, reading);
            case "x-uuencode" or "uuencode" or "x-uue" or "uue":
                return Uuencode.First(body.Span) is { } file ? file.Content : body;
            default:
                if (name is not ("" or "7bit" or "8bit" or "binary" or "7-bit" or "8-bit" or "7bits" or "8bits" or "none" or "plain"))
                    reading.Note(Defect.EncodingUnknown);
                return body;
        }
    }

    /// <summary>Base 64 with anything between its characters; a group cut short gives the bytes it holds, padding in the middle begins anew.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> from, Reading reading)
    {
        var to = new byte[(from.Length / 4 * 3) + 3];
        int count = 0, group = 0, held = 0;
        var broken = false;
        foreach (var one in from)
        {
            var sextet = Sextets[one];
            if (sextet >= 0)
            {
                group = (group << 6) | (byte)sextet;
                if (++held < 4)
                    continue;
                (to[count], to[count + 1], to[count + 2]) = ((byte)(group >> 16), (byte)(group >> 8), (byte)group);
                (count, held, group) = (count + 3, 0, 0);
            }
            else if (one == '=' && held > 0)
            {
                Rest(ref broken);
            }
            else if (sextet == -2)
            {
                broken = true;
            }
        }

        if (held > 0)
        {
            broken = true;
            Rest(ref broken);
        }

        if (broken)
            reading.Note(Defect.Base64Broken);
        Array.Resize(ref to, count);
        return to;

        void Rest(ref bool bad)
        {
            if (held == 1)
                bad = true;
            if (held >= 2)
                to[count++] = (byte)(held == 2 ? group >> 4 : group >> 10);
            if (held == 3)
                to[count++] = (byte)(group >> 2);
            (held, group) = (0, 0);
        }
    }

    /// <summary>Quoted-printable, or its kin of encoded words (RFC 2047, 4.2), where <c>_</c> is a space. What is no code stays as written.</summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> from, bool word, Reading reading)
    {
        var to = new byte[from.Length];
        int count = 0, solid = 0; // solid: the length without white space at the end of a line, which transport may have added
        for (var at = 0; at < from.Length; at++)
        {
            var one = from[at];
            if (one == '=' && at + 2 < from.Length && Hex(from[at + 1]) is >= 0 and var high && Hex(from[at + 2]) is >= 0 and var low)
            {
                to[count++] = (byte)((high << 4) | low);
                solid = count;
                at += 2;
            }
            else if (one == '=' && !word && SoftBreak(from[(at + 1)..]) is >= 0 and var skip)
            {
                at += skip;
                solid = count;
            }
            else if (one == '\n' && !word)
            {
                count = solid;
                if (at > 0 && from[at - 1] == '\r')
                    to[count++] = (byte)'\r';
                to[count++] = one;
                solid = count;
            }
            else
            {
                if (one == '=')
                    reading.Note(word ? Defect.EncodedWordBroken : Defect.QuotedPrintableBroken);
                to[count++] = word && one == '_' ? (byte)' ' : one;
                if (one is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
                    solid = count;
            }
        }

        Array.Resize(ref to, count);
        return to;
    }

    /// <summary>Bytes from after <c>=</c> to the end of its line; -1 where something else follows.</summary>
    private static int SoftBreak(ReadOnlySpan<byte> rest)
    {
        for (var at = 0; at < rest.Length && at < 100; at++)
        {
            if (rest[at] == '\n')
                return at + 1;
            if (rest[at] is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
                return -1;
        }

        return rest.Length < 100 ? rest.Length : -1;
    }

    // Some writers declare base64 and send words.
    private static bool Prose(ReadOnlySpan<byte> body, Reading reading)
    {
        var line = body[..Math.Min(body.Length, 4096)].Trim(" \t\r\n"u8);
        var spaces = line.Count((byte)' ');
        if (line.Length == 0 || spaces * 12 < line.Length)
            return false;
        reading.Note(Defect.Base64Broken);
        return true;
    }

    private static int Hex(byte one) => one switch
    {
        >= (byte)'0' and <= (byte)'9' => one - '0',
        >= (byte)'A' and <= (byte)'F' => one - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => one - 'a' + 10,
        _ => -1,
    };

    private static sbyte[] Table()
    {
        var table = new sbyte[256];
        Array.Fill(table, (sbyte)-2);
        foreach (var blank in " \t\r\n=\0")
            table[blank] = -1;
        for (var at = 0; at < 64; at++)
            table["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[at]] = (sbyte)at;
        return table;
    }
}
