using System.Globalization;
using System.Text;
using Recovery.Engine.Erasing;

namespace Recovery.Audit.Erasing;

/// <summary>The list of erasures as a file: a line each, <c>subject instant legal-ground</c>, only ever appended to.</summary>
/// <param name="path">Beside the checkpoints, so outside the database and its backups.</param>
public sealed class ErasureFile(string path) : IErasureList
{
    /// <summary>What the file is called.</summary>
    public const string Name = "erasures";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private readonly Lock writing = new();

    /// <inheritdoc/>
    /// <exception cref="IOException">It cannot be written: nothing may be erased that a restored backup would bring back.</exception>
    public void Add(ErasedPerson erasure)
    {
        lock (writing)
        {
            if (Read().Any(known => known.Subject == erasure.Subject && known.AskedAt == erasure.AskedAt))
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            var begin = IsWithinALine(file) ? "\n" : string.Empty; // a crash may have left half a line: of an erasure that will be written down again
            var ground = erasure.LegalGround.ReplaceLineEndings(" ");
            file.Write(Encoding.UTF8.GetBytes($"{begin}{erasure.Subject} {erasure.AskedAt.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)} {ground}\n"));
            file.Flush(flushToDisk: true);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">It cannot be read, or a line of it is not one: nobody may be shown who may have been erased.</exception>
    public IReadOnlyList<ErasedSubject> Read() => File.Exists(path)
        ? [.. File.ReadLines(path).Select((line, n) => (Parts: line.Split(' ', 3), Number: n + 1)).Where(line => line.Parts.Length == 3).Select(line => Line(line.Parts, line.Number))]
        : [];

    /// <summary>Whether the last line has no end; the stream stands at its end afterwards.</summary>
    private static bool IsWithinALine(FileStream file)
    {
        if (file.Length == 0)
            return false;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private ErasedSubject Line(string[] parts, int number) =>
        Guid.TryParse(parts[0], out var subject)
        && DateTimeOffset.TryParseExact(parts[1], Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var askedAt)
            ? new ErasedSubject(subject, askedAt, parts[2])
            : throw new IOException($"The list of erasures cannot be read: line {number} of {path}. Put its backup back (ops/runbooks/personal-data.md).");
}
