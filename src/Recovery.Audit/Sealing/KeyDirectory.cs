using System.Text;

namespace Recovery.Audit.Sealing;

/// <summary>
/// Where the keys of a house lie: a directory of its own, outside the database and its backups. The master key may come from an environment
/// variable instead (<see cref="Variable"/>).
/// </summary>
public sealed class KeyDirectory(string path, Func<string, string?> environment)
{
    /// <summary>The variable that holds the master key, or several, the current one first.</summary>
    public const string Variable = "RECOVERY_MASTER_KEY";

    private const string MasterFile = "master.key";

    /// <summary>The directory.</summary>
    public string Path { get; } = path;

    /// <summary>The file of the master keys, one a line.</summary>
    public string Master => System.IO.Path.Combine(Path, MasterFile);

    /// <summary>The directory that the environment names: <c>RECOVERY_KEYS</c>, else <c>keys</c> under <c>RECOVERY_DATA</c>, else <c>.recovery/keys</c>.</summary>
    public static KeyDirectory Of(Func<string, string?> environment) => new(
        environment("RECOVERY_KEYS") is { Length: > 0 } given ? given : System.IO.Path.Combine(environment("RECOVERY_DATA") is { Length: > 0 } data ? data : ".recovery", "keys"),
        environment);

    /// <summary>The master keys as they are now; <see cref="MasterKeys.None"/> where there are none.</summary>
    /// <exception cref="MasterKeyException">What is there is not a key.</exception>
    public MasterKeys Read()
    {
        var written = environment(Variable) is { Length: > 0 } given ? given : File.Exists(Master) ? File.ReadAllText(Master) : null;
        return written is null ? MasterKeys.None : MasterKeys.Parse(written).From(Read);
    }

    /// <summary>The master keys; a new one, where there are none, for a database that has never been written to.</summary>
    /// <param name="fresh">Whether the database knows no master key yet. Where it knows one, a new one would open nothing.</param>
    /// <exception cref="MasterKeyException">There is none, and a new one would not do.</exception>
    public MasterKeys ReadOrMake(bool fresh)
    {
        if (Read() is { Current: not null } keys)
            return keys;
        if (!fresh)
        {
            throw new MasterKeyException(
                $"there is no master key: neither {Variable} nor {Master} holds one, and this database has personal data that only its own key opens (ops/runbooks/personal-data.md).");
        }

        Put(MasterKey.New().Text() + "\n", overwrite: false);
        return Read();
    }

    /// <summary>Puts a new master key before the ones that are there; answers them all.</summary>
    /// <exception cref="MasterKeyException">The keys come from the environment: the new one has to be put there by hand.</exception>
    public MasterKeys Renew()
    {
        if (environment(Variable) is { Length: > 0 })
            throw new MasterKeyException($"the master key comes from {Variable}: put a new one before it there, with a comma between, restart every host, and re-wrap.");
        var before = File.Exists(Master) ? File.ReadAllText(Master) : string.Empty;
        Put(MasterKey.New().Text() + "\n" + before, overwrite: true);
        return Read();
    }

    /// <summary>Written beside it and moved there whole: whoever reads meanwhile reads a key or none, never half of one.</summary>
    private void Put(string text, bool overwrite)
    {
        Directory.CreateDirectory(Path);
        var beside = System.IO.Path.Combine(Path, System.IO.Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(beside, options))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, Master, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(Master))
        {
            File.Delete(beside); // another process made one a moment ago: that one counts
        }
    }
}
