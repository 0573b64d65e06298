using System.Diagnostics;
using Npgsql;

namespace Recovery.Conformance;

/// <summary>A file system of a few megabytes under one database, which a test can fill and empty.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const string Size = "96m";
    private readonly string server;
    private readonly string place = Path.Combine(Path.GetTempPath(), "recovery-disk-" + Guid.CreateVersion7().ToString("N"));
    private readonly string space = "small_" + Guid.CreateVersion7().ToString("N");

    private SmallDisk(string server) => this.server = server;

    private string Filler => Path.Combine(place, "filler");

    /// <summary>Moves a database onto one; nobody may be working on it. Skips the test where file systems cannot be mounted.</summary>
    public static async Task<SmallDisk> Under(string database)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "A disk that fills is a file system of its own, and only root may mount one.");
        var disk = new SmallDisk(new NpgsqlConnectionStringBuilder(database) { Database = "postgres", Pooling = false }.ConnectionString);
        Directory.CreateDirectory(disk.place);
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", $"size={Size},mode=700", "tmpfs", disk.place), "A disk that fills is a file system of its own, and this machine does not let one be mounted.");
        var data = (string)(await disk.Answer("show data_directory"))!;
        var home = Directory.CreateDirectory(Path.Combine(disk.place, "data"));
        Run("chown", "--reference", data, disk.place, home.FullName).ShouldBeTrue();
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await disk.Answer($"create tablespace {disk.space} location '{home.FullName}'");
        await disk.Answer($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        await disk.Answer($"alter database {name} set tablespace {disk.space}");
        return disk;
    }

    /// <summary>Not a byte is left.</summary>
    public void Fill()
    {
        var some = new byte[64 * 1024];
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(some);
        }
        catch (IOException)
        {
            // full
        }
    }

    /// <summary>There is room again.</summary>
    public void Empty() => File.Delete(Filler);

    /// <summary>After the database is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await Answer($"drop tablespace {space}");
        Run("umount", place).ShouldBeTrue();
        Directory.Delete(place);
    }

    private async Task<object?> Answer(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
