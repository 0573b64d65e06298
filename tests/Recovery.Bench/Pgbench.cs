using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Recovery.Bench;

/// <summary>The limit: pgbench running the four statements of one case per transaction on the same server, in a database of its own.</summary>
internal sealed class Pgbench : IAsyncDisposable
{
    private readonly BenchDatabase database;
    private readonly string program;

    private Pgbench(BenchDatabase database, string program) => (this.database, this.program) = (database, program);

    private static string Scripts => Path.Combine(Repository.Root, "ops", "postgres", "pgbench");

    /// <summary>A fresh database with the tables of the limit.</summary>
    public static async Task<Pgbench> Start()
    {
        var made = new Pgbench(await BenchDatabase.Empty(), Program());
        await made.database.Execute(Schema(Path.Combine(Scripts, "schema.sql")));
        return made;
    }

    /// <summary>Transactions a second.</summary>
    public async Task<double> Run(int clients, int seconds)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var (settings, run) = (new NpgsqlConnectionStringBuilder(database.ConnectionString), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        foreach (var argument in (string[])["-n", "-M", "prepared", "-c", $"{clients}", "-j", $"{Math.Min(2, clients)}", "-T", $"{seconds}",
            "-D", $"run={run}", "-D", "n=0", "-f", Path.Combine(Scripts, "four_statements.sql")])
            start.ArgumentList.Add(argument);
        (start.Environment["PGHOST"], start.Environment["PGPORT"]) = (settings.Host, settings.Port.ToString(CultureInfo.InvariantCulture));
        (start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (settings.Username, settings.Password);
        start.Environment["PGDATABASE"] = settings.Database;

        using var running = Process.Start(start)!;
        var said = running.StandardOutput.ReadToEndAsync();
        var errors = await running.StandardError.ReadToEndAsync();
        await running.WaitForExitAsync();
        return (await said).Split('\n').FirstOrDefault(line => line.StartsWith("tps = ", StringComparison.Ordinal)) is { } line
            ? double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture)
            : throw new BenchException("pgbench: " + errors);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>The text of a file for psql, with what it includes (<c>\ir</c>) in its place.</summary>
    private static string Schema(string path) => string.Join('\n', File.ReadLines(path).Select(line =>
        line.StartsWith(@"\ir ", StringComparison.Ordinal) ? Schema(Path.Combine(Path.GetDirectoryName(path)!, line[4..].Trim())) : line));

    private static string Program() => Environment.GetEnvironmentVariable("PGBENCH")
        ?? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", "pgbench")).Where(File.Exists).Max(StringComparer.Ordinal)
        ?? throw new BenchException("pgbench is missing: apt-get install postgresql-contrib, or set PGBENCH.");
}
