using System.Text;

namespace Recovery.Integrations.Phone.Asterisk;

/// <summary>
/// Takes the bytes of a connection as they come, in pieces of any size, and gives out whole blocks. It holds one line and one block at most,
/// both bounded, whatever is sent. A block that the connection breaks off is never given out.
/// </summary>
public sealed class AmiParser
{
    /// <summary>Bytes of a line that are looked at; the rest of it is passed over.</summary>
    public const int MaxLine = 16 * 1024;

    /// <summary>Lines of a block that are kept.</summary>
    public const int MaxLines = 512;

    private readonly byte[] line = new byte[MaxLine];
    private int length;
    private bool lineIsCut;
    private bool anyLine;
    private List<KeyValuePair<string, string>> members = [];
    private bool isCut;

    /// <summary>The greeting of the exchange, for example <c>Asterisk Call Manager/5.0.1</c>; null until it came.</summary>
    public string? Banner { get; private set; }

    /// <summary>The blocks that these bytes complete.</summary>
    public IReadOnlyList<AmiMessage> Feed(ReadOnlySpan<byte> bytes)
    {
        List<AmiMessage> whole = [];
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            Append(end < 0 ? bytes : bytes[..end]);
            if (end < 0)
                break;
            if (EndLine() is { } message)
                whole.Add(message);
            bytes = bytes[(end + 1)..];
        }

        return whole;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        var fits = Math.Min(bytes.Length, MaxLine - length);
        bytes[..fits].CopyTo(line.AsSpan(length));
        length += fits;
        lineIsCut |= fits < bytes.Length;
    }

    private AmiMessage? EndLine()
    {
        var text = Encoding.UTF8.GetString(line, 0, length).TrimEnd('\r');
        isCut |= lineIsCut;
        length = 0;
        lineIsCut = false;
        var first = !anyLine;
        anyLine = true;

        if (text.Length == 0)
            return EndBlock();
        if (text.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
        {
            if (first)
                Banner = text.Length > 100 ? text[..100] : text;
            return null; // output of a command; nothing here reads it
        }

        if (members.Count < MaxLines)
            members.Add(new(text[..colon].Trim(), text[(colon + 1)..].Trim()));
        else
            isCut = true;
        return null;
    }

    private AmiMessage? EndBlock()
    {
        var message = members.Count == 0 ? null : new AmiMessage(members, isCut);
        members = [];
        isCut = false;
        return message;
    }
}
