using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;

namespace Recovery.Conformance;

/// <summary>Streams, versions, positions and keys (FAULTS T10, T19).</summary>
public abstract class EventStoreSuite : Suite
{
    [Fact]
    public async Task What_was_appended_is_read_back_in_order_and_equal()
    {
        var node = await NewNode();
        var id = await Received(node);
        await Done(node, new Acknowledge(id, Personal.Of("We heard you, José \"Pepe\" 北京 🙂.")));

        var events = await node.Store.Read(id, CancellationToken.None);
        events.Select(e => e.Version).ShouldBe([1, 2]);
        events.Select(e => e.StoredName).ShouldBe(["complaint-received.v1", "complaint-acknowledged.v1"]);
        events[1].Event.ShouldBe(new ComplaintAcknowledged(Personal.Of("We heard you, José \"Pepe\" 北京 🙂."), null));
        events[1].At.ShouldBe(Clock.Now);
        events[1].Envelope.Actor.ShouldBe(Agent);
        events[1].Position.ShouldBeGreaterThan(events[0].Position);
    }

    [Fact]
    public async Task The_empty_id_is_nobodys_case()
    {
        var node = await NewNode();
        await Received(node);

        (await node.Store.Read(default, CancellationToken.None)).ShouldBeEmpty();
        (await node.Store.VersionOf(default, CancellationToken.None)).ShouldBe(0);
        (await Handle(node, new Acknowledge(default))).ShouldBeOfType<Outcome.Unknown>();
    }

    [Fact]
    public async Task An_append_on_an_old_version_is_a_conflict_and_writes_nothing()
    {
        var node = await NewNode();
        var id = await Received(node);
        var stale = await UnitOf(node, id, new NoteAdded(Personal.Of("late")));
        await Done(node, new Acknowledge(id));

        (await node.Store.Append(stale, CancellationToken.None)).ShouldBeOfType<AppendResult.Conflict>();
        (await StoredNames(node, id)).ShouldBe(["complaint-received.v1", "complaint-acknowledged.v1"]);
    }

    [Fact]
    public async Task Of_many_appends_on_one_version_exactly_one_wins()
    {
        var (one, two) = (await NewNode(), await NewNode());
        var id = await Received(one);
        var unit = await UnitOf(one, id, new NoteAdded(Personal.Of("mine")));

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => (n % 2 == 0 ? one : two).Store.Append(unit, CancellationToken.None).AsTask()));

        results.Count(r => r is AppendResult.Appended).ShouldBe(1);
        (await one.Store.VersionOf(id, CancellationToken.None)).ShouldBe(2);
    }

    [Fact]
    public async Task A_follower_that_has_seen_a_position_never_finds_an_earlier_one_later()
    {
        var (one, two) = (await NewNode(), await NewNode());
        using var done = new CancellationTokenSource();
        var followers = Enumerable.Range(0, 2).Select(_ => Follow(one.Store, done.Token)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var n = 0; n < 40; n++)
                await Received(writer % 2 == 0 ? one : two);
        }));
        await done.CancelAsync();

        var log = await Whole(one.Store);
        log.Count.ShouldBe(320);
        log.ShouldBe(log.Order());
        foreach (var follower in followers)
            (await follower).ShouldBe(log);
        (await Whole(two.Store, page: 7)).ShouldBe(log);
    }

    [Fact]
    public async Task A_known_key_writes_nothing_and_says_what_it_came_to()
    {
        var node = await NewNode();
        var id = await Received(node, null, Key("k-1"));
        var unit = await UnitOf(node, id, new NoteAdded(Personal.Of("twice?")), Key("k-1"));

        (await node.Store.Append(unit, CancellationToken.None)).ShouldBeOfType<AppendResult.DuplicateKey>();
        var record = (await node.Store.FindKey("test", "k-1", CancellationToken.None)).ShouldNotBeNull();
        (record.Complaint, record.Version).ShouldBe((id, 1));
        record.PayloadHash.ToArray().ShouldBe(Key("k-1").PayloadHash.ToArray());
        (await node.Store.FindKey("test", "k-2", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task References_are_found_and_never_come_twice()
    {
        var (one, two) = (await NewNode(), await NewNode());
        var references = await Task.WhenAll(Enumerable.Range(0, 300).Select(n => (n % 2 == 0 ? one : two).Store.NextReference(CancellationToken.None).AsTask()));
        references.Distinct().Count().ShouldBe(300);

        var id = await Received(one);
        var reference = (await Done(one, new Acknowledge(id))).Case.State.Reference;
        (await two.Store.FindByReference(reference, CancellationToken.None)).ShouldBe(id);
        (await two.Store.FindByReference("R-0-0", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Streams_that_do_not_exist_are_empty()
    {
        var node = await NewNode();
        var nobody = new ComplaintId(Guid.CreateVersion7());
        (await node.Store.Read(nobody, CancellationToken.None)).ShouldBeEmpty();
        (await node.Store.VersionOf(nobody, CancellationToken.None)).ShouldBe(0);
        (await node.Store.ReadMany([nobody], CancellationToken.None)).ShouldBeEmpty();
        (await node.Store.LastPosition(CancellationToken.None)).ShouldBe(0);
    }

    protected static async ValueTask<AppendUnit> UnitOf(IEngineNode node, ComplaintId id, ComplaintEvent fact, params IReadOnlyList<IdempotencyKey> keys)
    {
        var history = await node.Store.Read(id, CancellationToken.None);
        var state = history.Aggregate(Complaint.None, (so, e) => so.After(e.Event, e.At));
        return Effect.Of(id, state, history.Count, [new NewEvent(fact, history[^1].At, new Envelope(Agent))], Policies, keys).Unit;
    }

    private static async Task<List<long>> Follow(IEventStore store, CancellationToken stop)
    {
        var seen = new List<long>();
        while (true)
        {
            var stopping = stop.IsCancellationRequested; // read once more after the last writer has stopped
            try
            {
                var batch = await store.ReadLog(seen is [.., var last] ? last : 0, 100, CancellationToken.None);
                seen.AddRange(batch.Select(e => e.Position));
                if (stopping && batch.Count == 0)
                    return seen;
            }
            catch (StoreUnavailableException)
            {
                // a writer was slow on a busy machine: tried again
            }
        }
    }

    private static async Task<List<long>> Whole(IEventStore store, int page = int.MaxValue)
    {
        var whole = new List<long>();
        while (await store.ReadLog(whole is [.., var last] ? last : 0, page, CancellationToken.None) is { Count: > 0 } read)
            whole.AddRange(read.Select(e => e.Position));
        return whole;
    }
}
