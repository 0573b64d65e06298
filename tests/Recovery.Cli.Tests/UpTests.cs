using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json;
using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests;

/// <summary>ops/up as an operator runs it: a private PostgreSQL, the demo, the API, and nothing left behind.</summary>
[SupportedOSPlatform("linux")]
public sealed class UpTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string data = Directory.CreateTempSubdirectory("recovery-up-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task It_serves_the_demo_and_leaves_nothing_running()
    {
        using var late = new CancellationTokenSource(Patience);
        File.SetUnixFileMode(data, (UnixFileMode)Convert.ToInt32("755", 8));
        var port = FreePort();
        using var up = Process.Start(Up("--demo", "--port", $"{port}"))!;
        try
        {
            var url = await up.StandardOutput.ReadLineAsync(late.Token);
            url.ShouldBe($"http://localhost:{port}", url is null ? await up.StandardError.ReadToEndAsync(late.Token) : null);

            var file = Path.Combine(data, "run.json");
            var run = JsonDocument.Parse(await File.ReadAllTextAsync(file, late.Token)).RootElement;
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            (await Get($"{url}/api/v1/worklist", null)).ShouldBe(HttpStatusCode.Unauthorized);
            (await Get($"{url}/api/v1/worklist", run.GetProperty("keys").GetProperty("agent").GetString())).ShouldBe(HttpStatusCode.OK);
            (await Get($"{url}/api/v1/worklist", run.GetProperty("keys").GetProperty("supervisor").GetString())).ShouldBe(HttpStatusCode.OK);

            using var host = Process.GetProcessById(run.GetProperty("pid").GetInt32());
            var postgres = int.Parse(File.ReadLines(Path.Combine(data, "postgres", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);
            await RecoveryCommand.Run(new ProcessStartInfo("kill", ["-TERM", $"{up.Id}"]));
            await up.WaitForExitAsync(late.Token);

            Directory.Exists($"/proc/{host.Id}").ShouldBeFalse();
            Directory.Exists($"/proc/{postgres}").ShouldBeFalse();
            File.Exists(file).ShouldBeFalse();
            (await up.StandardError.ReadToEndAsync(late.Token)).ShouldContain($"engine: {run.GetProperty("engine").GetString()}, as ");
        }
        finally
        {
            if (!up.HasExited)
                await RecoveryCommand.Run(new ProcessStartInfo("kill", ["-TERM", $"{up.Id}"]));
            await up.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_plainly()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var said = await RecoveryCommand.Run(Up("--port", $"{((IPEndPoint)taken.LocalEndpoint).Port}"));

        said.Status.ShouldBe(1);
        said.Error.ShouldContain("is taken");
    }

    private ProcessStartInfo Up(params string[] args)
    {
        var start = new ProcessStartInfo(Repository.File("ops", "up"), [.. args, "--data", data]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["RECOVERY_DB"] = string.Empty;
        return start;
    }

    private static async Task<HttpStatusCode> Get(string url, string? key)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
