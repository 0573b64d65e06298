using Recovery.Audit.Sealing;
using Recovery.Conformance;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Recovery.Host.Tests;

/// <summary>The host as people run it: a process of its own, which can be killed.</summary>
public sealed class HostProcess : IDisposable
{
    private static readonly ConcurrentDictionary<string, string> Keys = new(StringComparer.Ordinal);
    private readonly Process process;
    private readonly StringBuilder said = new();

    private HostProcess(Process process, string url)
    {
        this.process = process;
        Url = url;
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
    }

    /// <summary>The engine that is tested: <c>RECOVERY_TEST_ENGINE</c>, or the built-in one.</summary>
    public static string Engine => Environment.GetEnvironmentVariable("RECOVERY_TEST_ENGINE") is { Length: > 0 } asked ? asked : "postgres";

    public string Url { get; }

    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>Starts a host on a database and waits until it is ready.</summary>
    /// <param name="environment">What else its environment says.</param>
    public static async Task<HostProcess> Start(string database, params IReadOnlyList<(string Name, string Value)> environment)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Recovery.Host.dll"), "--urls", url, "--migrate", "--engine", Engine])
            start.ArgumentList.Add(argument);
        start.Environment["RECOVERY_DB"] = database;
        start.Environment[KeyDirectory.Variable] = TestKeys.Text;
        start.Environment["RECOVERY_KEYS"] = Keys.GetOrAdd(database, _ => TestKeys.Directory().Path); // whoever goes on with a log has its key
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var host = new HostProcess(Process.Start(start)!, url);
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        await host.Ready();
        return host;
    }

    /// <summary>SIGKILL: no goodbye, no cleaning up. Answers the exit code.</summary>
    public async Task<int> KillHard()
    {
        process.Kill();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private async Task Ready()
    {
        using var http = new HttpClient();
        for (var tries = 0; tries < 300; tries++)
        {
            if (process.HasExited)
                throw new InvalidOperationException("the host ended: " + Said);
            try
            {
                using var answer = await http.GetAsync(new Uri(Url + "/health/ready"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        throw new InvalidOperationException("the host did not become ready: " + Said);
    }

    private void Heard(string? line)
    {
        lock (said)
            said.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
