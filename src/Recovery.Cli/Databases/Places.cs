using Recovery.Audit.Erasing;
using Recovery.Audit.Sealing;

namespace Recovery.Cli.Databases;

/// <summary>Where things lie that are not in the database.</summary>
internal static class Places
{
    /// <summary>The keys.</summary>
    public static KeyDirectory Keys => KeyDirectory.Of(Environment.GetEnvironmentVariable);

    /// <summary>What is kept outside the database as evidence: <c>RECOVERY_CHECKPOINTS</c>, else <c>checkpoints</c> beside the keys.</summary>
    public static string Checkpoints => Environment.GetEnvironmentVariable("RECOVERY_CHECKPOINTS") is { Length: > 0 } given
        ? given
        : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Keys.Path))!, "checkpoints");

    /// <summary>The list of erasures.</summary>
    public static string Erasures => Path.Combine(Checkpoints, ErasureFile.Name);
}
