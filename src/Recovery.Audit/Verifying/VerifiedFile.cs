using System.Text.Json;

namespace Recovery.Audit.Verifying;

/// <summary>How far the log was verified before: the file <c>verified.json</c> beside the checkpoints. It saves reading; it proves nothing, and what does not fit it is read again.</summary>
public sealed class VerifiedFile(string directory)
{
    private readonly string path = Path.Combine(directory, "verified.json");

    /// <summary>What was verified; null where nothing is known.</summary>
    public VerifiedPart? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<VerifiedPart>(File.ReadAllBytes(path), JsonSerializerOptions.Web) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // then all of it is read
        }
    }

    /// <summary>Remembers. Where that cannot be written, such as on an auditor's read-only copy, the next run reads all of it.</summary>
    public void Write(VerifiedPart part)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var unfinished = $"{path}.{Environment.ProcessId}";
            File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(part, JsonSerializerOptions.Web));
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // nothing is lost but time
        }
    }
}
