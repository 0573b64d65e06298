using Recovery.Conformance;
using System.Diagnostics;
using Recovery.Domain;
using Recovery.Postgres;

namespace Recovery.Bench;

/// <summary>The whole log read and folded, and the worklist built anew from it.</summary>
internal static class RebuildBench
{
    private const int Page = 10_000;
    private const double Target = 50_000;

    public static async Task Run(Options options)
    {
        await using var database = await BenchDatabase.Migrated();
        await using var node = await PostgresEngine.Start(database.Source, Repository.Policies, TestKeys.Masters, TimeProvider.System);
        var one = await Cases.One(node, Repository.Policies, "house", acknowledged: true);
        var received = (await database.Column<DateTimeOffset>("select received_at from recovery.worklist"))[0];
        await Cases.Like(database, one, options.Number("cases", 150_000), received, TimeSpan.Zero);

        await Replay(node);
        await Rebuild(node);
    }

    private static async Task Replay(PostgresEngine node)
    {
        var watch = Stopwatch.StartNew();
        var (states, position, events) = (new Dictionary<ComplaintId, Complaint>(), 0L, 0L);
        while (await node.Store.ReadLog(position, Page, CancellationToken.None) is { Count: > 0 } page)
        {
            foreach (var e in page)
                states[e.Complaint] = states.GetValueOrDefault(e.Complaint, Complaint.None).After(e.Event, e.At);
            (position, events) = (page[^1].Position, events + page.Count);
        }

        new Figure("rebuild", "replay of the log", null, events / watch.Elapsed.TotalSeconds, "events/s", Target, "target").Print();
    }

    private static async Task Rebuild(PostgresEngine node)
    {
        var watch = Stopwatch.StartNew();
        var result = await node.Rebuild.Run(null, CancellationToken.None);
        new Figure("rebuild", "worklist and deadlines", null, result.Events / watch.Elapsed.TotalSeconds, "events/s", Target, "target").Print();
        if (result.Different != 0)
            throw new BenchException($"{result.Different} rows came out otherwise than they were");
    }
}
