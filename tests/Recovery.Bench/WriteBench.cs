using Recovery.Domain;
using Recovery.Postgres;

namespace Recovery.Bench;

/// <summary>Durable commands a second, half receive, half acknowledge, measured in turns with pgbench on the same server.</summary>
internal static class WriteBench
{
    private const string LimitIs = "pgbench four statements";
    private const int LimitClients = 32; // pgbench has no use for more, nor has the server connections for them
    private const int WarmUp = 8; // seconds, each: until all that matters is compiled for good

    public static async Task Run(Options options)
    {
        var seconds = options.Number("seconds", 4);
        await using var limit = await Pgbench.Start();
        await using var database = await BenchDatabase.Migrated();
        await using var node = await PostgresEngine.Start(database.Source, Repository.Policies, TimeProvider.System);
        await using var host = await HostProcess.Start(database.ConnectionString, options.Text("host"));
        var callers = new Callers(node);
        var load = new HttpLoad(host.Address, (await node.Keys.Create("bench", Role.Agent, CancellationToken.None)).Secret);
        await callers.Run(64, WarmUp);
        load.Run(64, WarmUp, everything: true);

        foreach (var clients in options.Numbers("clients", 1, 8, 32))
        {
            var limits = new List<double>();
            var figures = new List<(string What, double Value)>();
            foreach (var (what, run) in (IEnumerable<(string, Func<Task<double>>)>)
            [
                ("in process", () => callers.Run(clients, seconds)),
                ("http", () => Http(host, load, clients, seconds, everything: false)),
                ("http, everything on", () => Http(host, load, clients, seconds, everything: true)),
            ])
            {
                if (options.Text("what") is { } only && only != what)
                    continue;
                limits.Add(await limit.Run(Math.Min(clients, LimitClients), seconds));
                figures.Add((what, await run()));
            }

            limits.Add(await limit.Run(Math.Min(clients, LimitClients), seconds));
            foreach (var (what, value) in figures)
                new Figure("write", what, clients, value, "commands/s", limits.Median(), LimitIs).Print();
        }

        new Figure("write", "resident memory of the host", null, host.ResidentMegabytes, "MB", 500, "target").Print();
        await Check(database, callers.Acknowledged + load.Acknowledged);
    }

    private static async Task<double> Http(HostProcess host, HttpLoad load, int clients, int seconds, bool everything)
    {
        var (cpu, done) = (host.ProcessorTime, load.Acknowledged);
        var rate = load.Run(clients, seconds, everything);
        await Console.Error.WriteLineAsync(
            $"http, {clients} connections: {(host.ProcessorTime - cpu).TotalMicroseconds / (load.Acknowledged - done):0} µs of the host's processor a command");
        return rate;
    }

    /// <summary>What was acknowledged is in the log, and nothing else.</summary>
    private static async Task Check(BenchDatabase database, long acknowledged)
    {
        var events = await database.Ask<long>("select count(*) from recovery.mt_events where type in ('complaint-received.v1', 'complaint-acknowledged.v1')");
        if (events != acknowledged)
            throw new BenchException($"{acknowledged} commands were acknowledged, {events} events are in the log");
        await Console.Error.WriteLineAsync($"{acknowledged} commands acknowledged, {events} events in the log");
    }
}
