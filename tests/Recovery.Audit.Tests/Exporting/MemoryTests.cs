using Recovery.Audit.Exporting;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Exporting.Filing;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>Any size in constant memory: what is held while a long log is exported does not grow with it.</summary>
[Collection(Alone)]
public sealed class MemoryTests : IDisposable
{
    /// <summary>What other tests hold at the same time would be counted too.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class Quiet;

    private const string Alone = "memory";
    private const int Events = 200_000;
    private const long Most = 24 * 1024 * 1024; // a page of cases, a part of the document and what a run needs anyway; the documents are 60 to 200 MB

    private readonly string path = Path.GetTempFileName();

    public static TheoryData<string> Formats => [.. A.Formats];

    public void Dispose() => File.Delete(path);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Two_hundred_thousand_events_are_held_in_no_more_than_a_few_pages(string format)
    {
        var log = new MemoryLog(Events / A.Everything, A.Everything, A.Case);
        var order = new ExportOrder(format, await log.SettledPosition(CancellationToken.None));
        var (before, most, parts) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0);
        await using var file = ExportFiles.Open(path, resume: false, order, new Disclosure(A.Pseudonyms, true, true), log, log);
        while (await file.Next(CancellationToken.None))
        {
            if (++parts % 5 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        parts.ShouldBeGreaterThan(20);
        most.ShouldBeLessThan(Most);
        new FileInfo(path).Length.ShouldBeGreaterThan(Most);
    }
}
