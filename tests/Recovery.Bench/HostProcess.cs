using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Recovery.Audit.Sealing;
using Recovery.Conformance;

namespace Recovery.Bench;

/// <summary>The product's host as a process of its own, on a free port.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private HostProcess(Process process, IPEndPoint address) => (this.process, Address) = (process, address);

    /// <summary>Where it serves.</summary>
    public IPEndPoint Address { get; }

    /// <summary>Memory it holds now, in MB (VmRSS).</summary>
    public double ResidentMegabytes => File.ReadLines($"/proc/{process.Id}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
        .Single();

    /// <summary>Processor time it took so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it on a migrated database, and waits until it serves.</summary>
    /// <param name="dll">The host's assembly; null for the one built with this bench.</param>
    /// <param name="engine">Name of the engine it runs on.</param>
    public static async Task<HostProcess> Start(string database, string? dll, string engine = "postgres")
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort());
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])[dll ?? Built(), "--urls", $"http://{address}", "--engine", engine])
            start.ArgumentList.Add(argument);
        start.Environment["RECOVERY_DB"] = database;
        start.Environment["RECOVERY_KEYS"] = Path.Combine(Directory.CreateTempSubdirectory("recovery-bench-").FullName, "keys");
        start.Environment[KeyDirectory.Variable] = TestKeys.Text; // what sealed the database before
        start.Environment["RECOVERY_POLICIES"] = Path.Combine(Repository.Root, "ops");
        var started = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        while (await started.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("serving on", StringComparison.Ordinal))
            {
                _ = started.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new HostProcess(started, address);
            }
        }

        throw new BenchException("the host ended before it served");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Built()
    {
        var output = AppContext.BaseDirectory.TrimEnd('/').Split("/bin/")[^1];
        return Path.Combine(Repository.Root, "src", "Recovery.Host", "bin", output, "Recovery.Host.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
