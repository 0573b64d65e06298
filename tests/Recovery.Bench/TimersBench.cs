using System.Diagnostics;
using Recovery.Postgres;

namespace Recovery.Bench;

/// <summary>Many deadlines at one moment: how fast they are decided. Deadlines over a while: how late each is recorded.</summary>
internal static class TimersBench
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1); // the target of the bench's pack
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(3);

    public static async Task Run(Options options)
    {
        await Drain(options.Number("cases", 100_000));
        await Spread(options.Number("spread", 10_000), TimeSpan.FromSeconds(options.Number("seconds", 60)));
    }

    private static async Task Drain(int cases)
    {
        var policies = new BenchPolicies(Repository.Policies);
        await using var database = await BenchDatabase.Migrated();
        await using var node = await PostgresEngine.Start(database.Source, policies, TimeProvider.System);
        var one = await Cases.One(node, policies, BenchPolicies.Name, acknowledged: false);
        await Cases.Like(database, one, cases, node.Clock.Now - Hour - TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1) / cases);

        var watch = Stopwatch.StartNew();
        while (await node.Timers.RunOnce(CancellationToken.None))
        {
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await EachOnce(database, cases);
        new Figure("timers", $"{cases} due in one second, drained", null, cases / seconds, "deadlines/s", 5000, "target").Print();
    }

    private static async Task Spread(int cases, TimeSpan over)
    {
        var policies = new BenchPolicies(Repository.Policies);
        await using var database = await BenchDatabase.Migrated();
        await using var node = await PostgresEngine.Start(database.Source, policies, TimeProvider.System);
        var one = await Cases.One(node, policies, BenchPolicies.Name, acknowledged: false);
        await Cases.Like(database, one, cases, node.Clock.Now - Hour + Lead + (Lead * (cases / 10_000d)), over / cases);
        await database.Execute(BenchDatabase.Text("recorded_at"));

        var end = (await database.Column<DateTimeOffset>($"select max(fires_at) from recovery.deadlines where complaint_id <> '{one}'"))[0];
        while (node.Clock.Now < end + TimeSpan.FromSeconds(1))
        {
            while (await node.Timers.RunOnce(CancellationToken.None))
            {
            }

            await node.Timers.Wait(CancellationToken.None);
        }

        await EachOnce(database, cases);
        var late = await database.Column<double>(BenchDatabase.Text("lateness"));
        if (late.Min() < 0)
            throw new BenchException($"a deadline was recorded {-late.Min()} ms early");
        new Figure("timers", $"lateness p50, {cases} over {over.TotalSeconds:0} s", null, late.Quantile(0.5), "ms", null, null).Print();
        new Figure("timers", $"lateness p99, {cases} over {over.TotalSeconds:0} s", null, late.Quantile(0.99), "ms", 200, "target").Print();
    }

    private static async Task EachOnce(BenchDatabase database, int cases)
    {
        var missed = await database.Ask<long>("select count(*) from recovery.mt_events where type = 'deadline-missed.v1'");
        var streams = await database.Ask<long>("select count(distinct stream_id) from recovery.mt_events where type = 'deadline-missed.v1'");
        if (missed != cases || streams != cases)
            throw new BenchException($"{cases} deadlines fell, {missed} were recorded on {streams} cases");
    }
}
