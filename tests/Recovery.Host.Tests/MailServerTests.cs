using System.Diagnostics;

namespace Recovery.Host.Tests;

/// <summary>Mail through a real Postfix, once around: <c>ops/try-mail</c>, which says what it saw.</summary>
public sealed class MailServerTests
{
    [Fact]
    public async Task A_complaint_goes_through_a_real_mail_server_into_a_case_and_back_and_no_loop_begins()
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Skip("Postfix starts as root only, and these tests do not run as root: run ops/try-mail as root.");

        var start = new ProcessStartInfo(Path.Combine(Root(), "ops", "try-mail")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
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
