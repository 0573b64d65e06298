using System.Diagnostics;

namespace Recovery.Host.Tests;

/// <summary>A script of <c>ops/</c> that tries a runbook on a service of its own and says what it saw.</summary>
internal static class Trying
{
    /// <summary>Runs it; it saw everything it should.</summary>
    public static async Task Run(string script)
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), "ops", script)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var ours in (string[])["RECOVERY_DB", "RECOVERY_DATA", "RECOVERY_EDGES"])
            start.Environment.Remove(ours); // it brings its own
        start.Environment["RECOVERY_ENGINE"] = HostProcess.Engine;
        using var tried = Process.Start(start)!;
        var (said, complained) = (tried.StandardOutput.ReadToEndAsync(), tried.StandardError.ReadToEndAsync());
        await tried.WaitForExitAsync();
        tried.ExitCode.ShouldBe(0, await said + await complained);
        (await said).ShouldContain("none missing");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Recovery.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run inside the repository");
        return folder.FullName;
    }
}
