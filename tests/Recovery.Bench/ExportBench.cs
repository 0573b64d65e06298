using System.Diagnostics;
using Recovery.Audit.Exporting;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Exporting.Filing;
using Recovery.Conformance;
using Recovery.Postgres;

namespace Recovery.Bench;

/// <summary>The whole log taken away in every format, beside only reading it in the same run; and what is held meanwhile.</summary>
internal static class ExportBench
{
    private const int Page = 1_000;

    public static async Task Run(Options options)
    {
        await using var database = await BenchDatabase.Migrated();
        await using var node = await PostgresEngine.Start(database.Source, Repository.Policies, TestKeys.Masters, TimeProvider.System);
        var one = await Cases.One(node, Repository.Policies, "house", acknowledged: true);
        var received = (await database.Column<DateTimeOffset>("select received_at from recovery.worklist"))[0];
        await Cases.Like(database, one, options.Number("cases", 100_000), received, TimeSpan.Zero);
        await database.Execute("vacuum analyze recovery.mt_events");

        var read = await Reading(node);
        foreach (var format in ExportFormats.All)
            await Exporting(node, format, read);
    }

    private static async Task<double> Reading(PostgresEngine node)
    {
        var (watch, position, events) = (Stopwatch.StartNew(), 0L, 0L);
        while (await node.Store.ReadLog(position, Page, CancellationToken.None) is { Count: > 0 } page)
            (position, events) = (page[^1].Position, events + page.Count);
        return events / watch.Elapsed.TotalSeconds;
    }

    private static async Task Exporting(PostgresEngine node, ExportFormat format, double read)
    {
        var path = Path.GetTempFileName();
        try
        {
            GC.Collect();
            var (watch, most) = (Stopwatch.StartNew(), 0L);
            var order = new ExportOrder(format.Name, await node.CaseLog.SettledPosition(CancellationToken.None));
            await using var file = ExportFiles.Open(path, resume: false, order, new Disclosure(new Pseudonyms("a key of the bench"u8)), node.Store, node.CaseLog);
            while (await file.Next(CancellationToken.None))
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
            new Figure("export", format.Name, null, file.Place.Events / watch.Elapsed.TotalSeconds, "events/s", read, "reading the log").Print();
            new Figure("export", $"{format.Name}, managed memory at most", null, most / 1048576.0, "MB", null, null).Print();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
