using Recovery.Audit.Sealing;

namespace Recovery.Conformance;

/// <summary>The master key of all tests: what one process sealed, the next opens.</summary>
public static class TestKeys
{
    /// <summary>As an environment variable holds it.</summary>
    public const string Text = "dGhlIG1hc3RlciBrZXkgb2YgYWxsIHRoZSB0ZXN0cyE=";

    /// <summary>The keys.</summary>
    public static MasterKeys Masters { get; } = MasterKeys.Parse(Text);

    /// <summary>A directory of one test's own, with the master key of all.</summary>
    public static KeyDirectory Directory() => new(
        Path.Combine(System.IO.Directory.CreateTempSubdirectory("recovery-keys-").FullName, "keys"),
        name => name == KeyDirectory.Variable ? Text : null);

    /// <summary>Where checkpoints go beside such a directory.</summary>
    public static string CheckpointsBeside(KeyDirectory keys) => Path.Combine(Path.GetDirectoryName(keys.Path)!, "checkpoints");
}
