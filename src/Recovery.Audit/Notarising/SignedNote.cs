using System.Text;

namespace Recovery.Audit.Notarising;

/// <summary>A signature on a note: who, by which key (the first four bytes of a hash of it), and the signature itself.</summary>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Signature);

/// <summary>
/// A text signed by one or more keys, as C2SP signed-note lays it out: the text with its last line end, an empty line, and a line for each signature,
/// <c>— name base64(key id ‖ signature)</c>.
/// </summary>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>What every line of a signature begins with.</summary>
    public const string Dash = "— ";

    private const int Longest = 64 * 1024;
    private const int MostSignatures = 64;

    /// <summary>Reads a note.</summary>
    /// <exception cref="NoteException">It is not of that form, or larger than 64 KiB.</exception>
    public static SignedNote Parse(string note)
    {
        if (note.Length > Longest)
            throw new NoteException("the note is larger than 64 KiB.");
        if (note.Any(one => one < ' ' && one != '\n'))
            throw new NoteException("the note holds control characters.");
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || end + 2 >= note.Length || note[^1] != '\n')
            throw new NoteException("the note has no signature, or is cut off.");
        var lines = note[(end + 2)..^1].Split('\n');
        return lines.Length > MostSignatures
            ? throw new NoteException("the note has more than 64 signatures.")
            : new SignedNote(note[..(end + 1)], [.. lines.Select(Line)]);
    }

    /// <summary>The note as it is kept.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var (name, id, signature) in Signatures)
            note.Append(Dash).Append(name).Append(' ').Append(Convert.ToBase64String([(byte)(id >> 24), (byte)(id >> 16), (byte)(id >> 8), (byte)id, .. signature])).Append('\n');
        return note.ToString();
    }

    private static NoteSignature Line(string line)
    {
        var parts = line.Split(' ');
        var bytes = new byte[line.Length];
        if (parts is not ["—", { Length: > 0 } name, var base64] || !Convert.TryFromBase64String(base64, bytes, out var length) || length <= 4)
            throw new NoteException("a signature of the note is cut off.");
        return new NoteSignature(name, (uint)(bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]), bytes[4..length]);
    }
}
