using Recovery.Postgres;

namespace Recovery.Bench;

/// <summary>Durable commands a second, half receive, half acknowledge, measured in turns with pgbench on the same server.</summary>
internal static class WriteBench
{
    private const string LimitIs = "pgbench four statements";

    public static async Task Run(Options options)
    {
        var seconds = options.Number("seconds", 4);
        await using var limit = await Pgbench.Start();
        await using var database = await BenchDatabase.Migrated();
        await using var node = await PostgresEngine.Start(database.Source, Repository.Policies, TimeProvider.System);
        var callers = new Callers(node);
        await callers.Run(32, 2); // compiled and warm
        foreach (var clients in options.Numbers("clients", 1, 8, 32))
        {
            var limits = new List<double> { await limit.Run(clients, seconds) };
            var inProcess = await callers.Run(clients, seconds);
            limits.Add(await limit.Run(clients, seconds));
            new Figure("write", "in process", clients, inProcess, "commands/s", limits.Median(), LimitIs).Print();
        }

        var events = await database.Ask<long>("select count(*) from recovery.mt_events");
        if (events != callers.Acknowledged)
            throw new BenchException($"{callers.Acknowledged} commands were acknowledged, {events} events are in the log");
    }
}
