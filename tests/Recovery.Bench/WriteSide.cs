using Recovery.Conformance;
using Recovery.Choosing;
using Recovery.Domain;
using Recovery.Engine;

namespace Recovery.Bench;

/// <summary>One engine of the write bench, with a database, a node in this process and a host of its own.</summary>
internal sealed class WriteSide : IAsyncDisposable
{
    private readonly BenchDatabase database;
    private readonly IEngineNode node;
    private readonly HostProcess host;
    private readonly Callers callers;
    private readonly HttpLoad load;

    private WriteSide(string engine, BenchDatabase database, IEngineNode node, HostProcess host, HttpLoad load) =>
        (Engine, this.database, this.node, this.host, callers, this.load) = (engine, database, node, host, new Callers(node), load);

    /// <summary>Which engine.</summary>
    public string Engine { get; }

    /// <summary>Memory the host holds now, in MB.</summary>
    public double HostMegabytes => host.ResidentMegabytes;

    /// <summary>Starts the engine on a fresh database, and a host beside.</summary>
    public static async Task<WriteSide> Start(EngineChoice engine, string? dll)
    {
        var made = await BenchDatabase.Migrated(engine);
        var inProcess = await engine.Start(made.Source, made.ConnectionString, Repository.Policies, TestKeys.Masters, TimeProvider.System, CancellationToken.None);
        var outside = await HostProcess.Start(made.ConnectionString, dll, engine.Name);
        var key = (await inProcess.Keys.Create("bench", Role.Agent, CancellationToken.None)).Secret;
        return new WriteSide(engine.Name, made, inProcess, outside, new HttpLoad(outside.Address, key));
    }

    /// <summary>Commands a second of callers in this process.</summary>
    public Task<double> InProcess(int clients, int seconds) => callers.Run(clients, seconds);

    /// <summary>Commands a second of connections to the host.</summary>
    /// <param name="everything">Every request bears an idempotency key, too.</param>
    public async Task<double> Http(int clients, int seconds, bool everything)
    {
        var (cpu, done) = (host.ProcessorTime, load.Acknowledged);
        var rate = load.Run(clients, seconds, everything);
        await Console.Error.WriteLineAsync(
            $"http, {Engine}, {clients} connections: {(host.ProcessorTime - cpu).TotalMicroseconds / (load.Acknowledged - done):0} µs of the host's processor a command");
        return rate;
    }

    /// <summary>What was acknowledged is in the log, and nothing else.</summary>
    /// <exception cref="BenchException">It is not.</exception>
    public async Task Check()
    {
        var acknowledged = callers.Acknowledged + load.Acknowledged;
        var events = await database.Ask<long>("select count(*) from recovery.mt_events where type in ('complaint-received.v1', 'complaint-acknowledged.v1')");
        if (events != acknowledged)
            throw new BenchException($"{Engine}: {acknowledged} commands were acknowledged, {events} events are in the log");
        await Console.Error.WriteLineAsync($"{Engine}: {acknowledged} commands acknowledged, {events} events in the log");
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await node.DisposeAsync();
        await database.DisposeAsync();
    }
}
