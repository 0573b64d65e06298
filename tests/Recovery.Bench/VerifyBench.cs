using System.Diagnostics;
using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;
using Recovery.Conformance;
using Recovery.Engine.Timing;
using Recovery.Postgres;
using Recovery.Postgres.Notarising;

namespace Recovery.Bench;

/// <summary>How fast the log is notarised and verified, beside how fast it is written; and how fast it is written while the notary follows.</summary>
internal static class VerifyBench
{
    private const int Clients = 64;
    private const int WarmUp = 6; // seconds, until all that matters is compiled for good
    private const string Writing = "commands written in process";

    public static async Task Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("recovery-bench-").FullName;
        await using var database = await BenchDatabase.Migrated();
        await using var node = await PostgresEngine.Start(database.Source, Repository.Policies, TestKeys.Masters, TimeProvider.System);
        try
        {
            var notary = node.Notary(Path.Combine(folder, "keys"), Path.Combine(folder, "checkpoints"));
            var written = await Beside(node, notary, options.Number("seconds", 4));
            await Notarise(database, node, notary, options.Number("events", 100_000), written);
            await Verify(database, folder, written);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writing alone, and beside the notary; answers the former.</summary>
    private static async Task<double> Beside(PostgresEngine node, IFollower notary, int seconds)
    {
        var callers = new Callers(node);
        await callers.Run(Clients, WarmUp);
        await Drain(notary);
        var (alone, beside) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 3; turn++)
        {
            alone.Add(await callers.Run(Clients, seconds));
            await Drain(notary);
            using var stop = new CancellationTokenSource();
            var following = Follow(notary, stop.Token);
            beside.Add(await callers.Run(Clients, seconds));
            await stop.CancelAsync();
            await following;
        }

        new Figure("verify", "write beside the notary", Clients, beside.Median(), "commands/s", alone.Median(), Writing).Print();
        return alone.Median();
    }

    private static async Task Notarise(BenchDatabase database, PostgresEngine node, IFollower notary, int events, double written)
    {
        var one = await Cases.One(node, Repository.Policies, "house", acknowledged: true);
        var received = (await database.Column<DateTimeOffset>("select max(received_at) from recovery.worklist"))[0];
        await Cases.Like(database, one, events / 2, received, TimeSpan.Zero);
        await database.Execute("select setval('recovery.mt_events_sequence', (select max(seq_id) from recovery.mt_events))");
        var before = await database.Ask<long>("select size from recovery.notary_log");
        var watch = Stopwatch.StartNew();
        await Drain(notary);
        var grown = await database.Ask<long>("select size from recovery.notary_log") - before;
        new Figure("verify", "notary", null, grown / watch.Elapsed.TotalSeconds, "events/s", written, Writing).Print();
    }

    private static async Task Verify(BenchDatabase database, string folder, double written)
    {
        var watch = Stopwatch.StartNew();
        await using var copy = await LogSnapshot.Open(database.Source, CancellationToken.None);
        var outside = new CheckpointFolder(Path.Combine(folder, "checkpoints")).UpToNow();
        var verdict = await new LogVerification(copy, new NotaryKeys(Path.Combine(folder, "keys")).Known(), outside, []).Run(null, null, CancellationToken.None);
        if (verdict.Findings.Any(one => one.Change != Change.AppendedBackDated)) // the cases made by SQL are older than the checkpoints
            throw new BenchException(verdict.Telling!.Words);
        new Figure("verify", "verification of everything", null, verdict.Read / watch.Elapsed.TotalSeconds, "events/s", written, Writing).Print();
        new Figure("verify", "100,000 events verified in", null, watch.Elapsed.TotalSeconds * 100_000 / verdict.Read, "s", 60, "target").Print();
    }

    private static async Task Follow(IFollower notary, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await Drain(notary);
                await notary.Wait(stop);
            }
        }
        catch (OperationCanceledException)
        {
            // the writers have stopped
        }
    }

    private static async Task Drain(IFollower notary)
    {
        while (await notary.RunOnce(CancellationToken.None))
        {
        }

        if (notary.Health.StoppedBecause is { } because)
            throw new BenchException(because.Message);
    }
}
