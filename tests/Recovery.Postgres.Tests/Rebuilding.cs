using Recovery.Conformance;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Serialization;
using Recovery.Engine.Working;
using Recovery.Postgres.Rebuilding;

namespace Recovery.Postgres.Tests;

/// <summary>The rebuilt tables are the live ones, row for row, and writers go on meanwhile (FAULTS T11).</summary>
public sealed class Rebuilding : OnDatabase
{
    private static IPolicyCatalog Policies => Conformance.RepositoryPolicies.Catalog;

    [Fact]
    public async Task Writers_go_on_meanwhile_and_nothing_of_theirs_is_missing()
    {
        await using var engine = await PostgresEngine.Start(Database, Policies, TestKeys.Masters, TimeProvider.System);
        for (var n = 0; n < 60; n++)
            await Receive(engine);
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
                (await engine.Engine.Handle(new Acknowledge(await Receive(engine)), new Request(Actor.Engine), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
        }).ToList();

        for (var round = 0; round < 3; round++)
            (await Rebuild(streamsPerPart: 7)).Different.ShouldBe(0);
        await enough.CancelAsync();
        await Task.WhenAll(writers);

        var last = await Rebuild();
        last.Different.ShouldBe(0);
        last.Events.ShouldBe(await Scalar<long>("select count(*) from recovery.mt_events"));
        last.Rows.ShouldBe(await Scalar<long>("select count(*) from recovery.mt_streams"));
    }

    [Fact]
    public async Task A_row_that_is_not_what_the_log_says_is_counted_and_mended()
    {
        await using var engine = await PostgresEngine.Start(Database, Policies, TestKeys.Masters, TimeProvider.System);
        var (one, two, three) = (await Receive(engine), await Receive(engine), await Receive(engine));
        await Execute($"update recovery.worklist set stage = 'promised' where complaint_id = '{one.Value}'");
        await Execute($"delete from recovery.deadlines where complaint_id = '{two.Value}'");
        await Execute($"delete from recovery.worklist where complaint_id = '{three.Value}'");

        (await Rebuild()).ShouldBe(new RebuildResult(3, 3, 3));
        (await Rebuild()).ShouldBe(new RebuildResult(3, 3, 0));
    }

    [Fact]
    public async Task The_new_tables_have_the_names_keys_indexes_and_options_of_the_old()
    {
        const string shape = """
            select string_agg(line, E'\n' order by line) from (
              select indexdef as line from pg_indexes where schemaname = 'recovery' and tablename in ('worklist', 'deadlines')
              union all select conname || ' ' || contype::text from pg_constraint where conrelid in ('recovery.worklist'::regclass, 'recovery.deadlines'::regclass)
              union all select relname || coalesce(reloptions::text, '') || relpersistence::text from pg_class where oid in ('recovery.worklist'::regclass, 'recovery.deadlines'::regclass)
              union all select attname || attnum || atttypid::regtype || attnotnull || attcollation from pg_attribute where attrelid in ('recovery.worklist'::regclass, 'recovery.deadlines'::regclass) and attnum > 0) s
            """;
        var before = await Scalar<string>(shape);
        await Rebuild();
        (await Scalar<string>(shape)).ShouldBe(before);
        (await Scalar<long>("select count(*) from pg_class where relname like '%rebuil%'")).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_rebuild_that_died_left_behind_is_no_hindrance()
    {
        await Execute(Sql.Of("Rebuilding/create"));
        await Log.Append(A.Complaint(), Tuesday, A.Received(Tuesday));
        (await Rebuild()).ShouldBe(new RebuildResult(1, 1, 1));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_ends_the_rebuild_and_the_live_tables_stay()
    {
        var id = A.Complaint();
        await Log.Append(id, Tuesday, A.Received(Tuesday));
        await Rebuild();
        await using (var connection = await Database.OpenConnectionAsync())
            await EventLog.Append(connection, id, Tuesday, "complaint-vanished.v1", "{}"u8.ToArray());
        await Should.ThrowAsync<UnreadableEventException>(async () => await Rebuild());
        (await Scalar<long>("select count(*) from recovery.worklist")).ShouldBe(1);
    }

    [Fact]
    public async Task Reports_count_what_was_late_and_what_is_overdue()
    {
        var (open, late, over) = (A.Complaint(), A.Complaint(), A.Complaint());
        await Log.Append(open, Tuesday, A.Received(Tuesday, Channel.Phone));
        await Log.Append(late, Tuesday, A.Received(Tuesday, Channel.Letter));
        await Log.Append(late, Tuesday.AddDays(200), new Domain.Complaints.Resolving.ComplaintResolved(Domain.Complaints.Resolving.Outcome.Accepted, Personal.Of("a new boiler"), null, null, []));
        await Log.Append(over, Tuesday, A.Received(Tuesday, Channel.Phone), new ComplaintAcknowledged(null, null), new ComplaintWithdrawn(Personal.Of("solved")));
        await Rebuild();

        var report = await new Reporting.PostgresReports(Database).OnTime(Tuesday.AddDays(300), CancellationToken.None);
        (report.All.Finished, report.All.Late, report.All.Open, report.All.Overdue).ShouldBe((2, 1, 1, 1));
        report.Channels["letter"].ShouldBe(new Engine.Reading.OnTimeFigures(1, 1, 0, 0));
        report.Channels["phone"].ShouldBe(new Engine.Reading.OnTimeFigures(1, 0, 1, 1));
        report.Packs.Keys.ShouldBe(["house"]);
        report.Months.ShouldHaveSingleItem().Key.ShouldBe("2026-03");
        report.Milestones["acknowledge"].ShouldBe(new Engine.Reading.OnTimeFigures(2, 1, 1, 1)); // the resolution stops it too, and late
    }

    private ValueTask<RebuildResult> Rebuild(int streamsPerPart = 4000) =>
        new PostgresWorklistRebuild(Database, Seals, Policies, TimeProvider.System, streamsPerPart).Run(null, CancellationToken.None);

    private static async Task<ComplaintId> Receive(PostgresEngine engine)
    {
        var complaint = new NewComplaint(Channel.Email, "fr", Personal.Of("En panne."), new Complainant(Guid.CreateVersion7(), Personal.Of("Zoé")));
        var command = await new Intake(engine.Store, Policies, engine.Clock).Prepare(complaint, CancellationToken.None);
        (await engine.Engine.Handle(command!, new Request(Actor.Engine), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
        return command!.Complaint;
    }
}
