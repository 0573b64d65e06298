using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.Audit.Verifying;
using Recovery.Audit.Verifying.Running;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Arriving;
using Recovery.Engine.Auditing;
using Recovery.Engine.Delivering;
using Recovery.Engine.Erasing;
using Recovery.Engine.Handling;
using Recovery.Engine.Subscribing;
using Recovery.Engine.Timing;
using Recovery.Engine.Working;
using Recovery.Postgres.Vault;
using Recovery.Postgres.Verifying;

namespace Recovery.Conformance;

/// <summary>A node works as a member of <c>recovery_app</c>, and whoever has its password can change nothing of the log (ops/postgres/roles.sql).</summary>
public abstract class RightsSuite : Suite
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly string[] Deeds =
    [
        "update recovery.mt_events set data = '{}'",
        "update recovery.mt_events set timestamp = now() where seq_id = 1",
        "delete from recovery.mt_events",
        "truncate recovery.mt_events",
        "truncate recovery.mt_streams cascade",
        "delete from recovery.mt_streams",
        "update recovery.mt_streams set id = gen_random_uuid()",
        "update recovery.mt_streams set is_archived = true",
        "drop table recovery.mt_events",
        "drop schema recovery cascade",
        "alter table recovery.mt_events rename to elsewhere",
        "alter table recovery.mt_events add column more text",
        "alter table recovery.mt_events disable trigger all",
        "alter table recovery.mt_events owner to current_user",
        "create table recovery.mt_events_2 (like recovery.mt_events)",
        "create table public.elsewhere (id int)",
        "create trigger hide before insert on recovery.mt_events for each row execute function suppress_redundant_updates_trigger()",
        "create rule hide as on insert to recovery.mt_events do instead nothing",
        "create or replace function recovery.settled_position() returns bigint language sql as 'select 0::bigint'",
        "select setval('recovery.mt_events_sequence', 1)",
        "alter sequence recovery.mt_events_sequence restart",
        "set session_replication_role = replica",
        "update recovery.accesses set actor = 'somebody else'",
        "delete from recovery.accesses",
        "delete from recovery.erasures",
        "update recovery.erasures set subject = gen_random_uuid()",
        "delete from recovery.migrations",
        "update recovery.policies set content = '{}'",
        "update recovery.api_keys set role = 'admin'",
        "update recovery.idempotency set payload_hash = ''",
        "update vault.keys set owner = gen_random_uuid()",
        "truncate vault.keys",
        "create role another superuser",
        "copy recovery.mt_events to program 'cat'",
    ];

    private static readonly string[] Reads = ["select data from recovery.mt_events", "select * from recovery.accesses", "select * from recovery.policies"];

    private static readonly string[] Secrets =
    [
        "insert into recovery.accesses values (1, now(), 'me', 'read', null)",
        "select * from vault.keys",
        "select * from vault.masters",
        "select * from recovery.api_keys",
        "select * from recovery.house_secrets",
        "select * from recovery.protection_keys",
        "select secrets from recovery.subscriptions",
        "select * from recovery.arrival_contents",
        "select nextval('recovery.mt_events_sequence')",
    ];

    private readonly string host = "host_" + Guid.CreateVersion7().ToString("N");
    private readonly string auditor = "audit_" + Guid.CreateVersion7().ToString("N");

    public override async ValueTask InitializeAsync()
    {
        await NewNode(); // as the owner: makes the database
        foreach (var _ in (int[])[1, 2]) // as often as one likes
            await Do(Backing.ConnectionString, await File.ReadAllTextAsync(RepositoryPolicies.File("postgres/roles.sql")));
        await Do(Backing.ConnectionString, $"create role {host} login password 'of-the-host' in role recovery_app; create role {auditor} login password 'of-the-auditor' in role recovery_auditor");
    }

    public override async ValueTask DisposeAsync()
    {
        var server = new NpgsqlConnectionStringBuilder(Backing.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString;
        await base.DisposeAsync();
        await Do(server, $"drop role {host}; drop role {auditor}");
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_whole_life_goes_on_as_a_member_and_the_owner_rebuilds_meanwhile()
    {
        await using var node = await Backing.Node(Clock, Policies, As(host, "of-the-host"));
        (await node.Keys.Create("crm", Role.Integration, None)).Key.Id.ShouldNotBeEmpty();
        await node.Subscriptions.Add(new Subscription(Guid.CreateVersion7(), "crm", new Uri("https://example.org/"), [], ["whsec_c2VjcmV0"], Clock.Now, "admin"), None);

        var id = await Received(node, AComplaint(Channel.Email), Key("k-1"));
        await Done(node, new Acknowledge(id));
        await Done(node, new LinkContact(id, Channel.Phone, Direction.In, Personal.Of("And?")));
        await Done(node, new Reformulate(id, Personal.Of("The heating failed twice. Have I got that right?")));
        await Done(node, new Confirm(id, Personal.Of("Yes.")));
        await Done(node, new PromiseAction(id, Personal.Of("A new boiler"), "agent-7", new DateOnly(2026, 3, 5)));
        Clock.Now = Tuesday.AddDays(20);
        await RunTimers(node);
        (await StoredNames(node, id)).ShouldContain("promise-broken.v1");
        await Done(node, new OfferSolution(id, SolutionKind.Apology, Personal.Of("We are sorry.")));
        await Done(node, new Resolve(id, Domain.Complaints.Resolving.Outcome.Accepted, Personal.Of("It works."), null, new RootCause("warmth", "hotline"), true));
        await Done(node, new RequestFeedback(id));
        await Done(node, new Close(id));
        await Follow(node);
        await Notarise(node);
        await Deliver(node);

        await Arrive(node, id);
        await node.Presence.Looks(id, "agent-7", Clock.Now, None);
        await node.Presence.Leaves(id, "agent-7", None);
        await node.Accesses.Record(new Access(Agent, AccessKind.Read, "case", id), None);
        (await node.Accesses.Page(new AccessFilter(id), None)).ShouldHaveSingleItem();
        (await node.Reports.OnTime(Clock.Now, None)).All.Finished.ShouldBe(1);

        await Verify();
        await Rewrap();
        await Erase(node, id);

        await using var owner = await Backing.Node(Clock, Policies);
        ((ComplaintReceived)(await owner.Store.Read(id, None))[0].Event).Narrative.ShouldBe(Personal.Erased);
        (await owner.Rebuild.Run(null, None)).Rows.ShouldBe(1);
        var next = await Received(node); // into the tables that were swapped in
        (await node.Worklist.Page(new WorklistQuery(), Clock.Now, None)).Items.Select(item => item.Complaint).ShouldBe([next]);
        await RunTimers(node);
        (await Refused(async () => await node.Rebuild.Run(null, None))).ShouldBe("42501"); // the owner's
    }

    [Fact]
    public async Task Whoever_has_the_hosts_password_changes_nothing_of_the_log()
    {
        await Received(await NewNode());
        var outcomes = new List<string>();
        foreach (var sql in Deeds)
            outcomes.Add($"{await Refused(() => Do(As(host, "of-the-host"), sql)) ?? "done"} {sql}");
        outcomes.ShouldBe(Deeds.Select(sql => "42501 " + sql));
    }

    [Fact]
    public async Task An_auditor_reads_the_log_and_no_secret()
    {
        foreach (var sql in Reads)
            (await Refused(() => Do(As(auditor, "of-the-auditor"), sql))).ShouldBeNull(sql);
        foreach (var sql in Secrets)
            (await Refused(() => Do(As(auditor, "of-the-auditor"), sql))).ShouldBe("42501", sql);
    }

    [Fact]
    public async Task A_table_that_nobody_thought_of_ends_the_file()
    {
        await Do(Backing.ConnectionString, "create table recovery.thought_of_by_nobody (id int)");
        var said = await Should.ThrowAsync<PostgresException>(async () => await Do(Backing.ConnectionString, await File.ReadAllTextAsync(RepositoryPolicies.File("postgres/roles.sql"))));
        said.MessageText.ShouldContain("recovery.thought_of_by_nobody");
    }

    /// <summary>A verification is written down, goes on, is asked to stop, and ends.</summary>
    private async Task Verify()
    {
        await using var pool = NpgsqlDataSource.Create(As(host, "of-the-host"));
        var runs = new VerificationRuns(pool);
        var run = new VerificationRun(Guid.CreateVersion7(Clock.Now), Clock.Now, "auditor", true, RunState.Running, 0, 0, Clock.Now, null, null, null);
        for (var n = 0; n < 101; n++) // and the oldest is let go of
            await runs.Begin(run with { Id = Guid.CreateVersion7(Clock.Now) }, None);
        await runs.Begin(run, None);
        (await runs.GoesOn(run.Id, 2, 1, Clock.Now, None)).ShouldBeTrue();
        (await runs.Stop(run.Id, None)).ShouldBeTrue();
        (await runs.GoesOn(run.Id, 2, 1, Clock.Now, None)).ShouldBeFalse();
        var verdict = new Verdict("recovery/x", 2, 2, 0, 1, [new Finding(Change.DeletedAtTail, 2, "gone")], ["a remark"]);
        await runs.End(run with { State = RunState.Ended, Verdict = verdict, SeenAt = Clock.Now, EndedAt = Clock.Now }, None);
        var read = (await runs.Find(run.Id, None)).ShouldNotBeNull();
        (read.State, read.Verdict!.Telling, read.Verdict.FirstPosition).ShouldBe((RunState.Ended, verdict.Findings[0], 2));
        (await runs.Last(200, None)).Count.ShouldBe(100);
    }

    /// <summary>Another master key: wrapped anew with it, and back.</summary>
    private async Task Rewrap()
    {
        await using var pool = NpgsqlDataSource.Create(As(host, "of-the-host"));
        var renewed = MasterKeys.Of(MasterKey.New(), TestKeys.Masters.Current!);
        (await new Rewrapping(pool, renewed).Run(null, None)).ShouldBeGreaterThan(0);
        (await new Rewrapping(pool, MasterKeys.Of(TestKeys.Masters.Current!, renewed.Current!)).Run(null, None)).ShouldBeGreaterThan(0);
    }

    private static async Task Notarise(IEngineNode node)
    {
        var folder = Directory.CreateTempSubdirectory("rights").FullName;
        var notary = node.Notary(Path.Combine(folder, "keys"), Path.Combine(folder, "checkpoints"));
        for (var tries = 0; tries < 500 && (await node.Notarised.Heads(null, 1, None)).Count == 0; tries++)
            await notary.RunOnce(None);
        (await node.Notarised.Heads(null, 1, None)).ShouldHaveSingleItem().Size.ShouldBeGreaterThan(0);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Erase(IEngineNode node, ComplaintId id)
    {
        var subject = ((ComplaintReceived)(await node.Store.Read(id, None))[0].Event).Complainant.Subject;
        (await new Eraser(node.Erasures, node.Store, node.Engine, new NoList(), TimeProvider.System).Erase(subject, id, Agent, "asked for", "GDPR 17(1)(b)", None)).ShouldBeOfType<ErasureOutcome.Done>();
    }

    private static async Task Follow(IEngineNode node)
    {
        foreach (var follower in (IFollower[])[node.Search, node.Reach, node.Courier(mail: true)])
        {
            while (await follower.RunOnce(None))
            {
            }

            follower.Health.StoppedBecause.ShouldBeNull();
        }
    }

    /// <summary>Hands over what is to leave, until nothing is.</summary>
    private static async Task Deliver(IEngineNode node)
    {
        var posted = new Posting();
        var relay = node.Relay([posted]);
        for (var tries = 0; tries < 200 && posted.Count == 0; tries++)
        {
            await relay.RunOnce(None);
            await node.Changes.Grown(long.MaxValue, TimeSpan.FromMilliseconds(50), None);
        }

        posted.Count.ShouldBeGreaterThan(0);
    }

    private async Task Arrive(IEngineNode node, ComplaintId id)
    {
        var mail = new NewArrival(
            ArrivalKind.Mail, new SourceRef("mail", "m-1"), Clock.Now, Direction.In, Personal.Of("jeanne@example.org"), null, Personal.Of("And?"), "ordinary", string.Empty, "m-1@example.org", null, "raw"u8.ToArray());
        var proof = new SeenProof("mail", "p-1", new byte[32], Clock.Now.AddDays(1));
        var kept = (await node.Arrivals.Keep(mail, proof, None)).ShouldBeOfType<Keeping.Kept>();
        (await node.Arrivals.Settle(kept.Arrival.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Filed, id), None)).ShouldBeTrue();
        (await node.Arrivals.Content(kept.Arrival.Id, None)).IsEmpty.ShouldBeFalse();
    }

    /// <summary>How a host reaches the database.</summary>
    protected string AsHost => As(host, "of-the-host");

    private string As(string user, string password) => new NpgsqlConnectionStringBuilder(Backing.ConnectionString) { Username = user, Password = password, MaxPoolSize = 20 }.ConnectionString;

    /// <summary>The state by which a deed was refused; null where it was not.</summary>
    private static async Task<string?> Refused(Func<Task> deed)
    {
        try
        {
            await deed();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static async Task Do(string connectionString, string sql)
    {
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var connection = await database.OpenConnectionAsync();
#pragma warning disable CA2100 // written in this file, or the file that is tested
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private sealed class NoList : IErasureList
    {
        public void Add(ErasedPerson erased)
        {
        }

        public IReadOnlyList<ErasedSubject> Read() => [];
    }

    private sealed class Posting : IDelivery
    {
        public int Count { get; private set; }

        public string Kind => Kinds.Mail;

        public ValueTask<DeliveryResult> Deliver(ClaimedMessage message, CancellationToken cancellation)
        {
            Count++;
            return ValueTask.FromResult<DeliveryResult>(new DeliveryResult.Delivered());
        }
    }
}
