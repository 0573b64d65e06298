using System.Text;
using Npgsql;
using Recovery.Conformance;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Engine;
using Recovery.Engine.Handling;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Postgres;

namespace Recovery.CritterStack.Tests;

/// <summary>One database, opened by either engine, one after the other and at once: the same streams, deadlines and keys (DESIGN 5).</summary>
public sealed class TwoEngines : Suite
{
    private readonly OnCritterStack on = new();
    private NpgsqlDataSource pool = null!;
    private IEngineNode fleet = null!;
    private IEngineNode builtIn = null!;

    protected override IBacking Backing => on;

    public override async ValueTask InitializeAsync()
    {
        fleet = await NewNode();
        pool = PostgresEngine.Open(on.ConnectionString);
        builtIn = await PostgresEngine.Start(pool, Policies, TestKeys.Masters, TimeProvider.System, Clock);
    }

    public override async ValueTask DisposeAsync()
    {
        await builtIn.DisposeAsync();
        await pool.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_case_goes_on_in_the_other_engine_as_if_it_had_always_been_there()
    {
        var id = await Received(builtIn);
        await Done(fleet, new Acknowledge(id));
        await Done(builtIn, new Reformulate(id, Personal.Of("The heating failed twice.")));
        (await Done(fleet, new Confirm(id))).Case.Version.ShouldBe(4);
        (await Done(builtIn, new AddNote(id, Personal.Of("Called back.")))).Case.Version.ShouldBe(5);

        var read = await builtIn.Store.Read(id, CancellationToken.None);
        read.Select(e => e.Version).ShouldBe([1, 2, 3, 4, 5]);
        (await fleet.Store.Read(id, CancellationToken.None)).Select(Text).ShouldBe(read.Select(Text));

        static string Text(RecordedEvent e) => $"{e with { Event = null! }} {Encoding.UTF8.GetString(EventJson.Write(e.Event))}";
    }

    [Fact]
    public async Task Both_write_the_same_columns()
    {
        foreach (var engine in (IEngineNode[])[builtIn, fleet])
        {
            var intake = await new Intake(engine.Store, Policies, Clock).Prepare(AComplaint(), CancellationToken.None);
            var request = new Request(new Actor("agent-7", Role.Agent, "Jeanne Martin"), CorrelationId: "talk-1");
            await engine.Engine.Handle(intake!, request, CancellationToken.None);
            await engine.Engine.Handle(new Acknowledge(intake!.Complaint, Personal.Of("Heard.")), new Request(Agent), CancellationToken.None);
        }

        (await Rows("""
            select e.version, e.type, e.mt_dotnet_type, e.bdata, e.tenant_id, e.correlation_id, e.causation_id, e.headers, e.user_name, e.is_archived, e.timestamp,
              regexp_replace((e.data #- '{complainant}' #- '{reference}')::text, 'sealed:v1:[^"]*', 'sealed', 'g'), s.type, s.version, s.tenant_id, s.is_archived
            from recovery.mt_events e join recovery.mt_streams s on s.id = e.stream_id order by e.version, e.seq_id
            """)).Chunk(2).ShouldAllBe(pair => pair[0] == pair[1]);
        (await Rows("select regexp_replace((to_jsonb(w) - '{complaint_id,reference,updated_position}'::text[])::text, 'sealed:v1:[^\"]*', 'sealed', 'g') from recovery.worklist w")).Distinct().Count().ShouldBe(1);
        (await Rows("select fires_at, lease_until, lease_token from recovery.deadlines")).Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deadlines_that_one_engine_left_fire_once_in_the_other(bool leftByBuiltIn)
    {
        var (left, fires) = leftByBuiltIn ? (builtIn, fleet) : (fleet, builtIn);
        var cases = new List<ComplaintId>();
        for (var n = 0; n < 20; n++)
            cases.Add(await Received(left));
        Clock.Now = Tuesday.AddHours(2);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunTimers(fires)));

        await EachMissedOnce(cases);
    }

    [Fact]
    public async Task Deadlines_fire_once_with_both_engines_at_them()
    {
        var cases = new List<ComplaintId>();
        for (var n = 0; n < 40; n++)
            cases.Add(await Received(n % 2 == 0 ? builtIn : fleet));
        Clock.Now = Tuesday.AddHours(2);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => RunTimers(n % 2 == 0 ? builtIn : fleet)));

        await EachMissedOnce(cases);
    }

    [Fact]
    public async Task A_storm_of_both_on_one_case_records_every_command_once()
    {
        var id = await Received(builtIn);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Handle(n % 2 == 0 ? builtIn : fleet, new AddNote(id, Personal.Of($"note {n}"))).AsTask()));

        outcomes.ShouldAllBe(outcome => outcome is Outcome.Done);
        var events = await builtIn.Store.Read(id, CancellationToken.None);
        events.Select(e => e.Version).ShouldBe(Enumerable.Range(1, 41));
        events.Skip(1).Select(e => ((NoteAdded)e.Event).Text.Reveal()).Order().ShouldBe(Enumerable.Range(0, 40).Select(n => $"note {n}").Order());
    }

    [Fact]
    public async Task A_follower_of_either_sees_what_both_write_in_order()
    {
        using var done = new CancellationTokenSource();
        Task<List<long>>[] followers = [Follow(builtIn.Store, done.Token), Follow(fleet.Store, done.Token)];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var n = 0; n < 25; n++)
                await Received(writer % 2 == 0 ? builtIn : fleet);
        }));
        await done.CancelAsync();

        foreach (var follower in followers)
        {
            var seen = await follower;
            seen.ShouldBe(seen.Order());
            seen.Count.ShouldBe(200);
        }
    }

    [Fact]
    public async Task A_key_that_one_engine_knows_the_other_knows()
    {
        var id = await Received(builtIn, null, Key("k-1"));
        var again = await fleet.Engine.Handle(new Acknowledge(id), new Request(Agent) { Keys = [Key("k-1")] }, CancellationToken.None);
        again.ShouldBeOfType<Outcome.DoneBefore>().Case.Version.ShouldBe(1);

        await fleet.Engine.Handle(new Acknowledge(id), new Request(Agent) { Keys = [Key("k-2")] }, CancellationToken.None);
        (await builtIn.Engine.Handle(new Acknowledge(id), new Request(Agent) { Keys = [Key("k-2", "other")] }, CancellationToken.None)).ShouldBeOfType<Outcome.KeyReused>();
    }

    [Fact]
    public async Task What_both_wrote_is_what_a_rebuild_from_the_log_comes_to()
    {
        var id = await Received(builtIn);
        await Done(fleet, new Acknowledge(id));
        var other = await Received(fleet);
        await Done(builtIn, new Reformulate(id, Personal.Of("The heating failed twice.")));
        await Done(fleet, new AddNote(other, Personal.Of("quiet")));

        var before = await Rows("select to_jsonb(w) from recovery.worklist w order by complaint_id");
        var rebuilt = await fleet.Rebuild.Run(null, CancellationToken.None);
        rebuilt.Different.ShouldBe(0);
        (await Rows("select to_jsonb(w) from recovery.worklist w order by complaint_id")).ShouldBe(before);
    }

    private async Task EachMissedOnce(IEnumerable<ComplaintId> cases)
    {
        foreach (var id in cases)
        {
            (await builtIn.Store.Read(id, CancellationToken.None)).Select(e => e.Event).OfType<DeadlineMissed>()
                .Count(missed => missed.Milestone == "acknowledge").ShouldBe(1);
        }
    }

    private async Task<List<string>> Rows(string sql)
    {
#pragma warning disable CA2100 // written here
        await using var command = pool.CreateCommand($"select to_jsonb(r)::text from ({sql}) r");
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static async Task<List<long>> Follow(IEventStore store, CancellationToken stop)
    {
        var seen = new List<long>();
        while (true)
        {
            var stopping = stop.IsCancellationRequested; // read once more after the last writer has stopped
            var batch = await store.ReadLog(seen is [.., var last] ? last : 0, 50, CancellationToken.None);
            seen.AddRange(batch.Select(e => e.Position));
            if (stopping && batch.Count == 0)
                return seen;
        }
    }
}
