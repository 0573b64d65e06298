using System.Diagnostics;
using System.Text.Json;
using Recovery.Domain;

namespace Recovery.Host.Tests;

/// <summary>The README's life of a complaint runs as printed.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_life_of_one_complaint_runs_as_printed()
    {
        await using var database = await OwnDatabase.Create();
        using var host = await HostProcess.Start(database.ConnectionString);
        var place = Directory.CreateTempSubdirectory("readme");
        Directory.CreateDirectory(Path.Combine(place.FullName, ".recovery"));
        await File.WriteAllTextAsync(
            Path.Combine(place.FullName, ".recovery", "run.json"),
            JsonSerializer.Serialize(new { url = host.Url, keys = new { agent = await database.Key(Role.Agent) } }),
            TestContext.Current.CancellationToken);

        var answers = (await Bash(Printed(), place.FullName)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        answers.Take(9).Select(Said).ShouldBe(
            ["received", "acknowledged", "restatement-not-confirmed", "reformulated", "confirmed", "promised", "promised", "promised", "resolved"]);
        answers[9].GetProperty("items").GetArrayLength().ShouldBe(8);
        answers[10].GetProperty("stage").GetString().ShouldBe("reformulated");
        answers[11].GetProperty("clocks").GetArrayLength().ShouldBeGreaterThan(3);
        answers[12].GetProperty("items").GetArrayLength().ShouldBe(1);
        place.Delete(recursive: true);
    }

    private static string Said(JsonElement answer) =>
        answer.TryGetProperty("code", out var code) ? code.GetString()! : answer.GetProperty("stage").GetString()!;

    private static string Printed()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        var from = readme.IndexOf("```bash\n", StringComparison.Ordinal) + "```bash\n".Length;
        return readme[from..readme.IndexOf("```", from, StringComparison.Ordinal)];
    }

    private static async Task<string> Bash(string script, string directory)
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = directory };
        start.ArgumentList.Add("-eu");
        using var bash = Process.Start(start)!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var said = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        bash.ExitCode.ShouldBe(0, said);
        return said;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Recovery.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run inside the repository");
        return folder.FullName;
    }
}
