using System.Text;

namespace Recovery.Audit.Notarising;

/// <summary>What stands between two empty lines of a file of notes: a note, or what cannot be read as one.</summary>
/// <param name="Note">Null where it cannot be read.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line in it, from 1.</param>
/// <param name="Text">As it stands.</param>
public sealed record OutsideNote(SignedNote? Note, string File, int Line, string Text)
{
    /// <summary>All of a file, in order. A note that a crash cut off, and that was written once more in full, is passed over.</summary>
    public static IEnumerable<OutsideNote> ReadAll(string path)
    {
        OutsideNote? last = null;
        foreach (var one in Parts(path))
        {
            if (last is not null && !one.Text.StartsWith(last.Text.TrimEnd('\n'), StringComparison.Ordinal))
                yield return last;
            last = one;
        }

        if (last is not null)
            yield return last;
    }

    private static IEnumerable<OutsideNote> Parts(string path)
    {
        var (text, start, number, signed) = (new StringBuilder(), 1, 0, false);
        foreach (var line in System.IO.File.ReadLines(path))
        {
            number++;
            var isSignature = line.StartsWith(SignedNote.Dash, StringComparison.Ordinal);
            if (text.Length > 0 && (signed ? !isSignature : line.Length > 0 && text.ToString().EndsWith("\n\n", StringComparison.Ordinal) && !isSignature))
            {
                yield return Part(path, start, text);
                (signed, start) = (false, number);
            }

            signed |= isSignature;
            if (text.Length == 0 && line.Length == 0)
            {
                start = number + 1;
                continue;
            }

            text.Append(line).Append('\n');
        }

        if (text.Length > 0)
            yield return Part(path, start, text);
    }

    private static OutsideNote Part(string path, int line, StringBuilder text)
    {
        var part = text.ToString();
        text.Clear();
        try
        {
            return new OutsideNote(SignedNote.Parse(part), Path.GetFileName(path), line, part);
        }
        catch (NoteException)
        {
            return new OutsideNote(null, Path.GetFileName(path), line, part);
        }
    }
}
