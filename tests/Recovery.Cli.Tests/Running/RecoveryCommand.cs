using System.Diagnostics;
using Recovery.Audit.Sealing;
using Recovery.Conformance;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Recovery.Cli.Tests.Running;

/// <summary>What a command said, and how it ended.</summary>
internal sealed record Said(int Status, string Out, string Error)
{
    /// <summary>Standard output as one JSON value.</summary>
    public JsonElement Json => Out.Length > 0 ? JsonDocument.Parse(Out).RootElement : throw new InvalidOperationException($"said nothing, status {Status}: {Error}");
}

/// <summary>Runs the recovery command as people do: a process of its own.</summary>
internal static class RecoveryCommand
{
    private static readonly string Data = Directory.CreateTempSubdirectory("recovery-cli-").FullName; // in which nothing runs
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs without a database.</summary>
    public static Task<Said> Run(params string[] args) => RunOn(null, args);

    /// <summary>Runs on a database.</summary>
    public static Task<Said> RunOn(string? database, params string[] args) => RunOn("postgres", database, args);

    /// <summary>Runs on a database in an environment that says more.</summary>
    public static Task<Said> RunOn(string database, IReadOnlyList<(string Name, string Value)> environment, params string[] args) => RunOn("postgres", database, args, environment);

    /// <summary>Runs on a database for an engine.</summary>
    public static Task<Said> RunOn(string engine, string? database, string[] args, params IReadOnlyList<(string Name, string Value)> environment) =>
        Run(Start(engine, database, args, environment));

    /// <summary>How it is started.</summary>
    public static ProcessStartInfo Start(string engine, string? database, string[] args, params IReadOnlyList<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "recovery.dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        start.Environment["RECOVERY_ROOT"] = Repository.Root;
        start.Environment["RECOVERY_DB"] = database ?? string.Empty;
        start.Environment["RECOVERY_ENGINE"] = engine;
        start.Environment["RECOVERY_DATA"] = Path.Combine(Data, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(database ?? string.Empty)))[..16]); // a database, a house
        start.Environment[KeyDirectory.Variable] = TestKeys.Text;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Runs any program to its end.</summary>
    public static async Task<Said> Run(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, true);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var late = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
        await process.WaitForExitAsync(late.Token);
        return new Said(process.ExitCode, await output, await error);
    }
}
