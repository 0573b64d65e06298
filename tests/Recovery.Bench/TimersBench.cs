using Recovery.Conformance;
using System.Diagnostics;
using Recovery.Choosing;
using Recovery.Domain;
using Recovery.Engine;

namespace Recovery.Bench;

/// <summary>Many deadlines at one moment: how fast they are decided. Deadlines over a while: how late each is recorded. For every engine of the build.</summary>
internal static class TimersBench
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1); // the target of the bench's pack
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(3);

    public static async Task Run(Options options)
    {
        foreach (var engine in options.Engines)
            await Drain(engine, options.Number("cases", 100_000));
        foreach (var engine in options.Engines)
            await Spread(engine, options.Number("spread", 10_000), TimeSpan.FromSeconds(options.Number("seconds", 60)));
    }

    private static async Task Drain(EngineChoice engine, int cases)
    {
        await using var database = await BenchDatabase.Migrated(engine);
        var (node, one) = await Started(engine, database);
        await using var _ = node;
        await Cases.Like(database, one, cases, node.Clock.Now - Hour - TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1) / cases);

        var watch = Stopwatch.StartNew();
        await using var duty = new Working(node.Timers);
        await duty.Until(() => Recorded(database, cases));
        var seconds = watch.Elapsed.TotalSeconds;
        await EachOnce(database, cases);
        new Figure("timers", $"{cases} due in one second, drained", null, cases / seconds, "deadlines/s", 5000, "target") { Engine = engine.Name }.Print();
    }

    private static async Task Spread(EngineChoice engine, int cases, TimeSpan over)
    {
        await using var database = await BenchDatabase.Migrated(engine);
        var (node, one) = await Started(engine, database);
        await using var _ = node;
        await Cases.Like(database, one, cases, node.Clock.Now - Hour + Lead + (Lead * (cases / 10_000d)), over / cases);
        await database.Execute(BenchDatabase.Text("recorded_at"));

        await using var duty = new Working(node.Timers);
        await duty.Until(() => Recorded(database, cases));
        await EachOnce(database, cases);
        var late = await database.Column<double>(BenchDatabase.Text("lateness"));
        if (late.Min() < 0)
            throw new BenchException($"{engine.Name}: a deadline was recorded {-late.Min()} ms early");
        new Figure("timers", $"lateness p50, {cases} over {over.TotalSeconds:0} s", null, late.Quantile(0.5), "ms", null, null) { Engine = engine.Name }.Print();
        new Figure("timers", $"lateness p99, {cases} over {over.TotalSeconds:0} s", null, late.Quantile(0.99), "ms", 200, "target") { Engine = engine.Name }.Print();
    }

    /// <summary>A node, and a case for others to be like: its own deadline falls after the bench.</summary>
    private static async Task<(IEngineNode Node, ComplaintId One)> Started(EngineChoice engine, BenchDatabase database)
    {
        var policies = new BenchPolicies(Repository.Policies);
        var node = await engine.Start(database.Source, database.ConnectionString, policies, TestKeys.Masters, TimeProvider.System, CancellationToken.None);
        return (node, await Cases.One(node, policies, BenchPolicies.Name, acknowledged: false));
    }

    /// <summary>
    /// Whether all are in the log. An engine may record them in the background, so its duty having nothing to do does not tell. The log is
    /// counted only once its sequence is far enough: a count of many events, again and again, would be measured too.
    /// </summary>
    private static async Task<bool> Recorded(BenchDatabase database, int cases) =>
        await database.Ask<long>("select last_value from recovery.mt_events_sequence") > 2 * cases && await Missed(database) >= cases;

    private static async Task EachOnce(BenchDatabase database, int cases)
    {
        var missed = await Missed(database);
        var streams = await database.Ask<long>("select count(distinct stream_id) from recovery.mt_events where type = 'deadline-missed.v1'");
        if (missed != cases || streams != cases)
            throw new BenchException($"{cases} deadlines fell, {missed} were recorded on {streams} cases");
    }

    private static Task<long> Missed(BenchDatabase database) => database.Ask<long>("select count(*) from recovery.mt_events where type = 'deadline-missed.v1'");
}
