using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Conformance;

/// <summary>The disk fills: writes are refused, reads go on, and once there is room all is as if nothing had been (FAULTS T5).</summary>
public abstract class FullDiskSuite : Suite
{
    private const int Most = 5_000; // what is free in pages that are there already is used up long before
    private SmallDisk? disk;

    [Fact]
    public async Task What_was_answered_is_there_and_who_read_meanwhile_is_written_down_afterwards()
    {
        await (await Backing.Node(Clock, Policies)).DisposeAsync(); // makes the database
        disk = await SmallDisk.Under(Backing.ConnectionString);
        var node = await NewNode();
        var id = await Received(node);
        disk.Fill();

        var acknowledged = await UntilRefused(n => Done(node, new AddNote(id, Personal.Of(Text(n)))));
        await UntilRefused(n => node.Accesses.Record(new Access(Agent, AccessKind.Exported, $"part {n}"), CancellationToken.None).AsTask());

        for (var n = 0; n < 500; n++)
            await node.Presence.Looks(id, $"agent-{n}", Clock.Now, CancellationToken.None); // a page is not refused as nobody can be told who looks
        Notes(await node.Store.Read(id, CancellationToken.None)).Count.ShouldBe(acknowledged);
        (await node.Worklist.Rows([id], CancellationToken.None)).ShouldHaveSingleItem();
        await node.Accesses.Record(new Access(Agent, AccessKind.Read, "case", id), CancellationToken.None);
        await Should.ThrowAsync<StoreUnavailableException>(() => node.Owed.RunOnce(CancellationToken.None).AsTask());
        (await node.Accesses.Page(new AccessFilter(id), CancellationToken.None)).ShouldBeEmpty();
        var read = Clock.Now;

        disk.Empty();
        Clock.Now += TimeSpan.FromHours(1);
        await Done(node, new AddNote(id, Personal.Of("There is room.")));
        (await node.Owed.RunOnce(CancellationToken.None)).ShouldBeFalse();

        Notes(await node.Store.Read(id, CancellationToken.None)).ShouldBe([.. Enumerable.Range(0, acknowledged).Select(Text), "There is room."]);
        (await node.Accesses.Page(new AccessFilter(id), CancellationToken.None)).ShouldHaveSingleItem().At.ShouldBe(read);
    }

    public override async ValueTask DisposeAsync()
    {
        disk?.Empty();
        await base.DisposeAsync();
        if (disk is not null)
            await disk.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does it until there is no room; answers how often it was done.</summary>
    private static async Task<int> UntilRefused(Func<int, Task> act)
    {
        for (var n = 0; n < Most; n++)
        {
            try
            {
                await act(n);
            }
            catch (StoreUnavailableException refused)
            {
                refused.OutcomeUnknown.ShouldBeFalse(refused.Message);
                return n;
            }
        }

        throw new InvalidOperationException("The disk was never full.");
    }

    private static string Text(int n) => $"{n} " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(n)));

    private static List<string> Notes(IEnumerable<RecordedEvent> events) => [.. events.Select(e => e.Event).OfType<NoteAdded>().Select(note => note.Text.Reveal())];
}
