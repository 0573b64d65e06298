using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Engine;
using Recovery.Engine.Auditing;

namespace Recovery.Conformance;

/// <summary>Who read what: in the same log, in a stream of their own, and nothing to readers of complaints (DESIGN 7).</summary>
public abstract class AccessSuite : Suite
{
    private static readonly Actor Auditor = new("auditor-1", Role.Auditor, "the ombudsman");

    [Fact]
    public async Task What_was_read_is_found_by_case_and_by_actor_the_newest_first()
    {
        var node = await NewNode();
        var (one, two) = (await Received(node), await Received(node));
        await Record(node, new Access(Agent, AccessKind.Read, "case", one));
        await Record(node, new Access(Auditor, AccessKind.Replayed, "history", one, "asOf=2026-03-03T09:00:00Z", "trace-1"));
        await Record(node, new Access(Agent, AccessKind.Read, "case", two));
        await Record(node, new Access(Agent, AccessKind.Searched, "worklist", Query: "q"));

        var all = await Page(node, new AccessFilter());
        all.Select(past => past.Access.Kind).ShouldBe([AccessKind.Searched, AccessKind.Read, AccessKind.Replayed, AccessKind.Read]);
        all.Select(past => past.Position).ShouldBe(all.Select(past => past.Position).OrderDescending());
        all.ShouldAllBe(past => past.At == Clock.Now);
        all[2].Access.ShouldBe(new Access(Auditor, AccessKind.Replayed, "history", one, "asOf=2026-03-03T09:00:00Z", "trace-1"));
        (await Page(node, new AccessFilter(one))).ShouldBe([all[2], all[3]]);
        (await Page(node, new AccessFilter(Actor: Agent.Name))).ShouldBe([all[0], all[1], all[3]]);
        (await Page(node, new AccessFilter(one, Agent.Name))).ShouldBe([all[3]]);
        (await Page(node, new AccessFilter(Limit: 2))).ShouldBe([all[0], all[1]]);
        (await Page(node, new AccessFilter(Before: all[1].Position, Limit: 2))).ShouldBe([all[2], all[3]]);
    }

    [Fact]
    public async Task It_is_an_event_of_the_log_in_the_stream_of_whoever_it_was()
    {
        var (one, two) = (await NewNode(), await NewNode());
        var id = await Received(one);
        await Record(one, new Access(Auditor, AccessKind.Read, "case", id));
        await Record(two, new Access(Auditor, AccessKind.Exported, "events", Query: "format=csv"));

        await using var database = NpgsqlDataSource.Create(Backing.ConnectionString);
        await using var command = database.CreateCommand(
            "select type, stream_id, version, user_name, headers->>'role', headers->>'onBehalfOf', tenant_id, is_archived, data::text from recovery.mt_events where stream_id <> $1 order by seq_id");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id.Value });
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column))));

        var stream = AccessRecorded.StreamOf(Auditor.Name);
        rows.ShouldBe(
        [
            $$"""access-recorded.v1 | {{stream}} | 1 | auditor-1 | auditor | the ombudsman | *DEFAULT* | False | {"kind": "read", "role": "auditor", "what": "case", "actor": "auditor-1", "complaint": "{{id}}", "onBehalfOf": "the ombudsman"}""",
            $$"""access-recorded.v1 | {{stream}} | 2 | auditor-1 | auditor | the ombudsman | *DEFAULT* | False | {"kind": "exported", "role": "auditor", "what": "events", "actor": "auditor-1", "query": "format=csv", "onBehalfOf": "the ombudsman"}""",
        ]);
    }

    [Fact]
    public async Task Nobody_who_reads_complaints_is_given_it()
    {
        var node = await NewNode();
        var id = await Received(node);
        var nobodys = new ComplaintId(AccessRecorded.StreamOf(Agent.Name));
        for (var n = 0; n < 5; n++)
            await Record(node, new Access(Agent, AccessKind.Exported, "events"));
        await Done(node, new Acknowledge(id));
        await Record(node, new Access(Agent, AccessKind.Exported, "events"));

        (await node.Store.Read(nobodys, CancellationToken.None)).ShouldBeEmpty();
        (await node.Store.VersionOf(nobodys, CancellationToken.None)).ShouldBe(0);
        (await node.Store.ReadMany([id, nobodys], CancellationToken.None)).Keys.ShouldBe([id]);
        (await Handle(node, new Acknowledge(nobodys))).ShouldBeOfType<Recovery.Engine.Handling.Outcome.Unknown>();

        var first = await node.Store.ReadLog(0, 2, CancellationToken.None);
        first.Select(e => e.Complaint).ShouldBe([id]);
        var second = await node.Store.ReadLog(first.Through, 2, CancellationToken.None); // two of nobody's come first: not the end of the log
        second.Select(e => (e.Complaint, e.Version)).ShouldBe([(id, 2)]);
        var rest = await node.Store.ReadLog(second.Through, 2, CancellationToken.None);
        rest.ShouldBeEmpty();
        rest.Through.ShouldBe(await node.Store.LastPosition(CancellationToken.None));

        var rebuilt = await node.Rebuild.Run(null, CancellationToken.None);
        (rebuilt.Rows, rebuilt.Events, rebuilt.Different).ShouldBe((1, 2, 0));
        foreach (var follower in (Recovery.Engine.Timing.IFollower[])[node.Search, node.Reach, node.Courier(mail: true)])
        {
            while (await follower.RunOnce(CancellationToken.None))
            {
            }

            (follower.Health.Position, follower.Health.StoppedBecause).ShouldBe((rest.Through, null));
        }
    }

    [Fact]
    public async Task Many_at_once_on_several_nodes_are_all_written_beside_the_cases()
    {
        var (one, two) = (await NewNode(), await NewNode());
        var actors = Enumerable.Range(0, 4).Select(n => new Actor($"agent-{n}", Role.Agent)).ToList();
        var writing = Task.WhenAll(Enumerable.Range(0, 60).Select(n => Received(n % 2 == 0 ? one : two).AsTask()));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Record(n % 2 == 0 ? one : two, new Access(actors[n % 4], AccessKind.Exported, $"part {n}")).AsTask()));
        await writing;

        var all = await Page(one, new AccessFilter(Limit: 1000));
        all.Select(past => past.Access.What).ShouldBe(Enumerable.Range(0, 200).Select(n => $"part {n}"), ignoreOrder: true);
        foreach (var actor in actors)
            (await Scalar($"select array_agg(version order by seq_id) = array(select generate_series(1, 50)::bigint) from recovery.mt_events where stream_id = '{AccessRecorded.StreamOf(actor.Name)}'")).ShouldBe(true);
        (await one.Store.ReadLog(0, int.MaxValue, CancellationToken.None)).Count.ShouldBe(60);
    }

    [Fact]
    public async Task The_same_case_read_again_is_written_once()
    {
        var node = await NewNode();
        var id = await Received(node);
        for (var n = 0; n < 3; n++)
            await Record(node, new Access(Agent, AccessKind.Read, "case", id));
        await Record(node, new Access(Agent, AccessKind.Read, "clocks", id));
        (await Page(node, new AccessFilter())).ShouldHaveSingleItem();
    }

    private static ValueTask Record(IEngineNode node, Access access) => node.Accesses.Record(access, CancellationToken.None);

    private static async ValueTask<IReadOnlyList<PastAccess>> Page(IEngineNode node, AccessFilter filter) => await node.Accesses.Page(filter, CancellationToken.None);

    private async Task<object?> Scalar(string sql)
    {
        await using var database = NpgsqlDataSource.Create(Backing.ConnectionString);
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
