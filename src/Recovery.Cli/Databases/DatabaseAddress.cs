using System.Diagnostics;
using System.Text.Json;
using Recovery.Cli.Answering;

namespace Recovery.Cli.Databases;

/// <summary>Finds the database: <c>RECOVERY_DB</c>, else the running <c>ops/up</c> of <c>RECOVERY_DATA</c> (DESIGN 11).</summary>
internal static class DatabaseAddress
{
    /// <summary>The connection string, or an end that says what to do.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("RECOVERY_DB") is { Length: > 0 } given)
            return given;
        var file = Environment.GetEnvironmentVariable("RECOVERY_RUN")
            ?? Path.Combine(Environment.GetEnvironmentVariable("RECOVERY_DATA") ?? ".recovery", "run.json");
        return OfRun(file) ?? throw StoppedException.FoundWrong("No database: set RECOVERY_DB to a connection string, start ops/up, or use ops/recovery, which starts one.");
    }

    private static string? OfRun(string file)
    {
        try
        {
            using var run = JsonDocument.Parse(File.ReadAllText(file));
            using var process = Process.GetProcessById(run.RootElement.GetProperty("pid").GetInt32());
            return run.RootElement.GetProperty("db").GetString();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null; // none that runs
        }
    }
}
