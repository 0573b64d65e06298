using System.Text;
using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine;
using Recovery.Engine.Arriving;
using Recovery.Engine.Erasing;
using Recovery.Engine.Handling;
using Recovery.Engine.Working;
using Recovery.Postgres.Vault;

namespace Recovery.Conformance;

/// <summary>Personal data is sealed wherever it is stored, and whoever was erased stays so (DESIGN 6, FAULTS T34, T35).</summary>
public abstract class VaultSuite : Suite
{
    private const string Canary = "Zitronenfalter";
    private static readonly Actor Officer = new("officer", Role.Admin);

    [Fact]
    public async Task What_was_said_is_read_by_every_node_and_in_no_row()
    {
        var (node, other) = (await NewNode(), await NewNode());
        var id = await Said(node);
        Words(await History(other, id)).ShouldBe(["Jeanne " + Canary, $"The {Canary} failed.", $"She said {Canary} twice."]);
        (await Row(other, id)).Complainant!.Reveal().ShouldBe("Jeanne " + Canary);
        (await Readable()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_master_key_the_log_can_be_read_but_not_what_was_said()
    {
        var node = await NewNode();
        var id = await Said(node);
        var auditor = await NewNode(MasterKeys.None);
        Words(await History(auditor, id)).ShouldAllBe(text => text == "[sealed]");
        await Should.ThrowAsync<InvalidOperationException>(async () => await Handle(auditor, new AddNote(id, Personal.Of("something"))));
        (await StoredNames(node, id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_master_key_that_opens_nothing_here_is_refused()
    {
        await Said(await NewNode());
        (await Should.ThrowAsync<MasterKeyException>(async () => await NewNode(MasterKeys.Of(MasterKey.New())))).Message.ShouldContain(TestKeys.Masters.Current!.Id);
    }

    [Fact]
    public async Task Who_was_erased_is_erased_on_every_node_and_the_log_is_what_it_was()
    {
        var (node, other) = (await NewNode(), await NewNode());
        var id = await Said(node);
        await Handle(other, new Acknowledge(id)); // both nodes have the case, and its key, in memory
        var before = await Log();

        var erased = await Erase(node, id);

        erased.Complaints.ShouldBe([id]);
        erased.DoneAt.ShouldNotBeNull();
        await Until(async () => Words(await History(other, id)).All(text => text == "[erased]"));
        Words(await History(node, id)).ShouldAllBe(text => text == "[erased]");
        (await Log())[..before.Count].ShouldBe(before);
        (await StoredNames(node, id))[^1].ShouldBe("personal-data-erased.v1");
        var row = await Row(other, id);
        (row.Complainant, row.Excerpt).ShouldBe((null, null));
    }

    [Fact]
    public async Task Nobody_else_is_erased_with_them()
    {
        var node = await NewNode();
        var (gone, stays) = (await Said(node), await Said(node));
        await Erase(node, gone);
        Words(await History(node, stays)).ShouldAllBe(text => text.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_case_of_the_subject_is_erased()
    {
        var node = await NewNode();
        var subject = Guid.CreateVersion7();
        var cases = new[] { await Said(node, subject), await Said(node, subject) };
        var erased = await Eraser(node).Erase(subject, null, Officer, "asked for", "GDPR 17(1)(b)", CancellationToken.None);
        erased.ShouldBeOfType<ErasureOutcome.Done>().Person.Complaints.ShouldBe(cases, ignoreOrder: true);
        foreach (var id in cases)
            Words(await History(node, id)).ShouldAllBe(text => text == "[erased]");
    }

    [Fact]
    public async Task Who_wrote_and_never_had_a_case_is_forgotten_by_what_came_in()
    {
        var (node, other) = (await NewNode(), await NewNode());
        var theirs = await CameIn(node, "m-1");
        var others = await CameIn(node, "m-2");

        var erased = (await Eraser(other).Erase(theirs, null, Officer, "asked for", "GDPR 17(1)(b)", CancellationToken.None)).ShouldBeOfType<ErasureOutcome.Done>().Person;

        (erased.Subject, erased.Complaints.Count).ShouldBe((theirs, 0));
        await Until(async () => (await node.Arrivals.Find(theirs, CancellationToken.None))!.Text.Reveal().Length == 0);
        var left = (await node.Arrivals.Find(theirs, CancellationToken.None)).ShouldNotBeNull();
        (left.Sender.Reveal(), left.Subject, left.MessageId, left.State).ShouldBe((string.Empty, null, null, ArrivalState.Dismissed));
        (await node.Arrivals.Content(theirs, CancellationToken.None)).IsEmpty.ShouldBeTrue();
        (await node.Arrivals.Find(others, CancellationToken.None))!.Text.Reveal().ShouldContain(Canary);
        (await node.Arrivals.Content(others, CancellationToken.None)).IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public async Task Erasing_again_changes_nothing_and_nobody_cannot_be_erased()
    {
        var node = await NewNode();
        var id = await Said(node);
        var first = await Erase(node, id);
        (await Eraser(node).Erase(first.Subject, id, Officer, "again", "GDPR 17(1)(a)", CancellationToken.None)).ShouldBeOfType<ErasureOutcome.Done>().Person.ShouldBeEquivalentTo(first);
        (await Eraser(node).Erase(Guid.CreateVersion7(), null, Officer, "who", "GDPR 17", CancellationToken.None)).ShouldBeOfType<ErasureOutcome.Unknown>();
    }

    [Fact]
    public async Task A_reason_that_names_the_person_is_refused_before_anything_is_begun()
    {
        var node = await NewNode();
        var id = await Said(node);
        var outcome = await Eraser(node).Erase(await SubjectOf(node, id), id, Officer, $"Jeanne {Canary} wrote to us", "GDPR 17(1)(b)", CancellationToken.None);
        outcome.ShouldBeOfType<ErasureOutcome.Refused>();
        (await node.Erasures.Unfinished(CancellationToken.None)).ShouldBeEmpty();
        (await StoredNames(node, id)).ShouldNotContain("personal-data-erased.v1");
    }

    [Fact]
    public async Task What_a_crash_interrupts_another_node_finishes()
    {
        var node = await NewNode();
        var id = await Said(node);
        var subject = await SubjectOf(node, id);
        (await node.Erasures.Begin(subject, null, "officer", "asked for", "GDPR 17(1)(b)", CancellationToken.None)).ShouldNotBeNull().DoneAt.ShouldBeNull();

        var other = await NewNode();
        await Eraser(other).RunOnce(CancellationToken.None);

        Words(await History(other, id)).ShouldAllBe(text => text == "[erased]");
        (await StoredNames(other, id)).Count(name => name == "personal-data-erased.v1").ShouldBe(1);
        (await other.Erasures.Unfinished(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_of_the_keys_that_is_restored_opens_nobody_who_was_erased_since()
    {
        var node = await NewNode();
        var id = await Said(node);
        await Execute("create table vault.backup as select * from vault.keys");
        await Erase(node, id);
        await Execute("insert into vault.keys select * from vault.backup on conflict do nothing");
        Words(await History(await NewNode(), id)).ShouldAllBe(text => text == "[erased]");
    }

    [Fact]
    public async Task A_backup_of_everything_that_is_restored_is_erased_again_from_the_list_outside()
    {
        var node = await NewNode();
        var id = await Said(node);
        await Execute("create table vault.backup as select * from vault.keys");
        var outside = new OutsideList();
        await Erase(node, id, outside);
        await Execute("insert into vault.keys select * from vault.backup on conflict do nothing; delete from recovery.erasures");
        var restored = await NewNode();
        Words(await History(restored, id)).ShouldNotContain("[erased]"); // what a restored backup does

        var eraser = new Eraser(restored.Erasures, restored.Store, restored.Engine, outside, TimeProvider.System);
        (await eraser.Repeat(CancellationToken.None)).ShouldBe(1);
        (await eraser.Repeat(CancellationToken.None)).ShouldBe(0);

        Words(await History(await NewNode(), id)).ShouldAllBe(text => text == "[erased]");
    }

    [Fact]
    public async Task What_was_wrapped_with_an_old_master_key_opens_after_it_is_wrapped_anew()
    {
        var node = await NewNode();
        var id = await Said(node);
        var renewed = MasterKeys.Of(MasterKey.New(), TestKeys.Masters.Current!);
        await using (var pool = NpgsqlDataSource.Create(Backing.ConnectionString))
        {
            (await new Rewrapping(pool, renewed).Run(null, CancellationToken.None)).ShouldBe(2); // the case's, and the house's own
            (await new Rewrapping(pool, renewed).Standing(CancellationToken.None)).Single(one => one.Master == renewed.Current!.Id).Keys.ShouldBe(2);
        }

        var after = await NewNode(MasterKeys.Of(renewed.Current!));
        Words(await History(after, id)).ShouldAllBe(text => text.Contains(Canary, StringComparison.Ordinal));
        await Handle(after, new AddNote(id, Personal.Of("and on")));
        Words(await History(after, id))[^1].ShouldBe("and on");
    }

    [Fact]
    public async Task A_key_left_by_a_try_that_failed_is_used_and_not_replaced()
    {
        var node = await NewNode();
        var receive = (await new Intake(node.Store, Policies, Clock).Prepare(AComplaint(narrative: "Said once."), CancellationToken.None))!;
        var key = CaseKey.New(receive.Complaint.Value);
        var wrapped = Convert.ToHexStringLower(key.WrappedWith(TestKeys.Masters.Current!));
        await Execute($"insert into vault.keys values ('{receive.Complaint}', '{receive.Complainant.Subject}', '{TestKeys.Masters.Current!.Id}', '\\x{wrapped}', now())");
        await Done(node, receive);
        ((ComplaintReceived)(await History(await NewNode(), receive.Complaint))[0]).Narrative.Reveal().ShouldBe("Said once.");
    }

    private async ValueTask<ComplaintId> Said(IEngineNode node, Guid? subject = null)
    {
        var who = new Complainant(subject ?? Guid.CreateVersion7(), Personal.Of("Jeanne " + Canary));
        var id = await Received(node, AComplaint(narrative: $"The {Canary} failed.") with { Complainant = who });
        await Done(node, new AddNote(id, Personal.Of($"She said {Canary} twice.")));
        return id;
    }

    /// <summary>A message that nobody made a case of.</summary>
    private async ValueTask<Guid> CameIn(IEngineNode node, string id)
    {
        var mail = new NewArrival(
            ArrivalKind.Mail, new SourceRef("mail", id), Clock.Now, Direction.In, Personal.Of($"{Canary}@example.org"), Personal.Of(Canary), Personal.Of($"Dear {Canary},"), "ordinary", string.Empty,
            id + "@example.org", null, Encoding.UTF8.GetBytes("raw " + Canary));
        var kept = (await node.Arrivals.Keep(mail, null, CancellationToken.None)).ShouldBeOfType<Keeping.Kept>().Arrival.Id;
        await node.Arrivals.Settle(kept, [ArrivalState.Kept], new Settlement(ArrivalState.Dismissed, By: Agent.Name, Reason: Personal.Of("Advertising.")), CancellationToken.None);
        return kept;
    }

    private static async ValueTask<Guid> SubjectOf(IEngineNode node, ComplaintId id) => ((ComplaintReceived)(await History(node, id))[0]).Complainant.Subject;

    private static async ValueTask<ErasedPerson> Erase(IEngineNode node, ComplaintId id, IErasureList? outside = null) =>
        (await new Eraser(node.Erasures, node.Store, node.Engine, outside ?? new OutsideList(), TimeProvider.System)
            .Erase(await SubjectOf(node, id), id, Officer, "asked for", "GDPR 17(1)(b)", CancellationToken.None)).ShouldBeOfType<ErasureOutcome.Done>().Person;

    private static Eraser Eraser(IEngineNode node) => new(node.Erasures, node.Store, node.Engine, new OutsideList(), TimeProvider.System);

    private static async ValueTask<List<ComplaintEvent>> History(IEngineNode node, ComplaintId id) =>
        [.. (await node.Store.Read(id, CancellationToken.None)).Select(e => e.Event)];

    private static List<string> Words(IEnumerable<ComplaintEvent> history) => [.. history.SelectMany(fact => fact switch
    {
        ComplaintReceived e => new[] { e.Complainant.Name.Reveal(), e.Narrative.Reveal() },
        NoteAdded e         => [e.Text.Reveal()],
        _                   => [],
    })];

    private static async ValueTask<WorklistItem> Row(IEngineNode node, ComplaintId id) => (await node.Worklist.Rows([id], CancellationToken.None)).Single();

    private Task<List<string>> Readable() => Strings(
        $"select 'event ' || type from recovery.mt_events where data::text like '%{Canary}%' union all select 'row' from recovery.worklist where complainant || excerpt like '%{Canary}%'");

    private Task<List<string>> Log() => Strings("select e::text from recovery.mt_events e order by seq_id");

    private async Task<List<string>> Strings(string sql)
    {
        await using var pool = NpgsqlDataSource.Create(Backing.ConnectionString);
        await using var command = pool.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private async Task Execute(string sql)
    {
        await using var pool = NpgsqlDataSource.Create(Backing.ConnectionString);
        await using var command = pool.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var patience = 0; patience < 500 && !await holds(); patience++)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        (await holds()).ShouldBeTrue();
    }

    private sealed class OutsideList : IErasureList
    {
        private readonly List<ErasedSubject> kept = [];

        public void Add(ErasedPerson erasure) => kept.Add(new ErasedSubject(erasure.Subject, erasure.AskedAt, erasure.LegalGround));

        public IReadOnlyList<ErasedSubject> Read() => [.. kept];
    }
}
