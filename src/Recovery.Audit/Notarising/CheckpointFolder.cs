using System.Globalization;
using System.Text;

namespace Recovery.Audit.Notarising;

/// <summary>
/// Signed checkpoints outside the database, in a directory for one log: a file a day that only grows (<c>2026-03-03.notes</c>, each note followed by an empty line),
/// and the newest alone in <c>latest</c>. What is written is on the disk before it is answered.
/// </summary>
public sealed class CheckpointFolder(string directory)
{
    private const string Latest = "latest";
    private const string Notes = ".notes";

    /// <summary>Where it is.</summary>
    public string Directory { get; } = directory;

    /// <summary>The newest note; null where there is none.</summary>
    /// <exception cref="NoteException">What is there cannot be read as a note.</exception>
    public SignedNote? Newest()
    {
        var latest = Path.Combine(Directory, Latest);
        if (File.Exists(latest))
            return SignedNote.Parse(File.ReadAllText(latest));
        foreach (var day in Days().Reverse()) // a crash before the first `latest`
        {
            if (OutsideNote.ReadAll(day).LastOrDefault(one => one.Note is not null) is { Note: { } note })
                return note;
        }

        return null;
    }

    /// <summary>All notes in the order they were written, the days one after the other.</summary>
    public IEnumerable<OutsideNote> All() => Days().SelectMany(OutsideNote.ReadAll);

    /// <summary>
    /// All notes up to the newest of now, read as they are asked for: those that a notary adds meanwhile are left out, so that what is compared with them may be older than they are.
    /// </summary>
    public IEnumerable<OutsideNote> UpToNow()
    {
        var newest = Newest()?.ToString();
        return newest is null ? All() : UpTo(newest);
    }

    private IEnumerable<OutsideNote> UpTo(string newest)
    {
        foreach (var one in All())
        {
            yield return one;
            if (one.Text == newest)
                yield break;
        }

        yield return new OutsideNote(SignedNote.Parse(newest), Latest, 1, newest); // the files of the days do not have it
    }

    /// <summary>Adds a note to the file of its day, then makes it the newest.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(SignedNote note, DateTimeOffset at)
    {
        System.IO.Directory.CreateDirectory(Directory);
        var day = Path.Combine(Directory, at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Notes);
        using (var file = new FileStream(day, FileMode.Append, FileAccess.Write, FileShare.Read))
        {
            // An empty line parts this note from one that a crash cut off.
            file.Write(Encoding.UTF8.GetBytes((file.Position > 0 && !EndsWithEmptyLine(day) ? "\n\n" : string.Empty) + note + "\n"));
            file.Flush(flushToDisk: true);
        }

        var unfinished = Path.Combine(Directory, $".{Latest}.{Environment.ProcessId}");
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(note.ToString()));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, Path.Combine(Directory, Latest), overwrite: true);
    }

    private IEnumerable<string> Days() =>
        System.IO.Directory.Exists(Directory) ? System.IO.Directory.EnumerateFiles(Directory, "*" + Notes).Order(StringComparer.Ordinal) : [];

    private static bool EndsWithEmptyLine(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> end = stackalloc byte[2];
        if (file.Length < 2)
            return false;
        file.Seek(-2, SeekOrigin.End);
        file.ReadExactly(end);
        return end.SequenceEqual("\n\n"u8);
    }
}
