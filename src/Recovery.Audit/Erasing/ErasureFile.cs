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
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            var ground = erasure.LegalGround.ReplaceLineEndings(" ");
            file.Write(Encoding.UTF8.GetBytes($"{erasure.Subject} {erasure.AskedAt.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)} {ground}\n"));
            file.Flush(flushToDisk: true);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ErasedSubject> Read() => File.Exists(path)
        ? [.. File.ReadLines(path).Select(line => line.Split(' ', 3)).Where(parts => parts.Length == 3).Select(Line)]
        : [];

    private static ErasedSubject Line(string[] parts) => new(
        Guid.Parse(parts[0]),
        DateTimeOffset.ParseExact(parts[1], Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        parts[2]);
}
