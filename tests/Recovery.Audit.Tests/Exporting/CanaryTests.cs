using Microsoft.Data.Sqlite;
using Recovery.Audit.Exporting;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Exporting.Filing;
using Recovery.Domain;
using Recovery.Engine.Tests.Serialization;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>FAULTS T35: a word in every personal and every free text of every event is in no export that was not asked for it.</summary>
public sealed class CanaryTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();
    private readonly MemoryLog log = MemoryLog.Of(A.Everything, A.Case(0, [.. Samples.Events.Select(Canary.In)], Canary.Staff, Canary.Said));

    public static TheoryData<string> Formats => [.. A.Formats];

    public void Dispose() => File.Delete(path);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task It_is_in_no_export_that_was_not_asked_for_it(string format) => (await Bytes(format, text: false, names: false)).ShouldNotContain("CANARY");

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Whoever_asks_for_text_is_not_told_who_of_the_house_it_was(string format)
    {
        var told = await Bytes(format, text: true, names: false);

        told.ShouldContain(Canary.Said);
        told.ShouldNotContain(Canary.Staff);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Whoever_asks_for_names_is_not_told_what_was_said(string format)
    {
        var told = await Bytes(format, text: false, names: true);

        told.ShouldContain(Canary.Staff);
        told.ShouldNotContain(Canary.Said);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task What_was_erased_is_shown_as_erased(string format)
    {
        ComplaintEvent[] forgotten = [((Domain.Complaints.Receiving.ComplaintReceived)Samples.Events[0]) with { Narrative = Personal.Erased }];

        (await Bytes(format, text: true, names: false, MemoryLog.Of(1, A.Case(0, forgotten)))).ShouldContain("[erased]");
    }

    [Fact]
    public async Task The_same_agent_is_the_same_pseudonym_in_every_format()
    {
        var expected = A.Pseudonyms.Of("agent 0");
        foreach (var format in A.Formats)
            (await Bytes(format, text: false, names: false, A.Log(1))).ShouldContain(expected, Shouldly.Case.Sensitive, format);
    }

    private async Task<string> Bytes(string format, bool text, bool names, MemoryLog? of = null)
    {
        var from = of ?? log;
        var order = new ExportOrder(format, await from.SettledPosition(CancellationToken.None));
        await using (var file = ExportFiles.Open(path, resume: false, order, new Disclosure(A.Pseudonyms, text, names), from, from))
        {
            while (await file.Next(CancellationToken.None))
            {
            }
        }

        SqliteConnection.ClearAllPools();
        return System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path));
    }
}
