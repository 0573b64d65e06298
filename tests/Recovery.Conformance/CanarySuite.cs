using System.Text;
using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Arriving;
using Recovery.Engine.Delivering;
using Recovery.Engine.Erasing;
using Recovery.Engine.Handling;
using Recovery.Engine.Reading;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Engine.Working;

namespace Recovery.Conformance;

/// <summary>
/// A canary in everything anybody can say: no table has it, in whatever form, while whoever may see it does (DESIGN 6, FAULTS T34).
/// </summary>
public abstract class CanarySuite : Suite
{
    private const string Canary = "zitronenfalter";
    private const string Stem = "zitronenfal"; // whatever a grammar makes of it begins so
    private const string Digits = "612345987";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Supervisor = new("sam", Role.Supervisor);
    private static readonly Override Beyond = new(Said("override"));
    private static readonly AttachedFile File = new(Said("attachment.pdf"), "application/pdf", 9, new string('a', 64));
    private static readonly DateOnly Soon = new(2026, 3, 5);

    [Fact]
    public async Task Nothing_anybody_said_is_readable_in_any_table_and_everything_is_to_whoever_may_see_it()
    {
        var node = await NewNode();
        var id = await Life(node);
        var arrival = await Arrive(node, id);
        await node.Views.Save("anna", new SavedView(Guid.CreateVersion7(), Canary, "text=" + Canary), None);
        await Follow(node);
        await GiveUp(node);
        await Refresh();

        await EveryWordIsPlanted(node);
        (await Holding()).ShouldBeEmpty();

        var seen = CaseView.Of((await new CaseReader(node.Store, Policies, Clock).Now(id, None))!);
        (seen.Complainant.Name.Reveal(), seen.Narrative.Reveal()).ShouldBe(("name " + Canary, "narrative " + Canary));
        seen.Notes.ShouldContain(note => note.Text.Reveal() == "note " + Canary);
        (await node.Worklist.Page(new WorklistQuery(Text: Canary, Ended: null), Clock.Now, None)).Items.ShouldContain(item => item.Complaint == id);
        (await node.Worklist.Rows([id], None)).Single().Complainant!.Reveal().ShouldBe("name " + Canary);
        var kept = (await node.Arrivals.Find(arrival, None))!;
        (kept.Sender.Reveal(), kept.Subject!.Reveal(), kept.Text.Reveal(), kept.MessageId).ShouldBe(($"{Canary}@example.org", "subject " + Canary, "text " + Canary, $"{Canary}.1@example.org"));
        Encoding.UTF8.GetString((await node.Arrivals.Content(arrival, None)).Span).ShouldBe("raw " + Canary);
        (await node.Arrivals.CaseOfMessage($"{Canary}.1@example.org", None)).ShouldBe(id);
        (await node.Deliveries.Page(new DeliveryFilter(DeliveryState.Failed), None)).ShouldContain(one => one.Reason!.Reveal() == "given up " + Canary);
        (await node.Views.Of("anna", None)).Single().Query.ShouldBe("text=" + Canary);
    }

    [Fact]
    public async Task Once_erased_nobody_reads_it_though_every_table_be_put_back_as_it_was()
    {
        var node = await NewNode();
        var id = await Life(node);
        var arrival = await Arrive(node, id);
        await Follow(node);
        await GiveUp(node);
        await Execute("create schema backup; create table backup.arrivals as table recovery.arrivals; create table backup.contents as table recovery.arrival_contents; create table backup.outbox as table recovery.outbox");

        var subject = ((ComplaintReceived)(await node.Store.Read(id, None))[0].Event).Complainant.Subject;
        (await new Eraser(node.Erasures, node.Store, node.Engine, new Nowhere(), TimeProvider.System).Erase(subject, id, new Actor("officer", Role.Admin), "asked for", "GDPR 17", None)).ShouldBeOfType<ErasureOutcome.Done>();
        await Follow(node);
        (await node.Arrivals.Content(arrival, None)).IsEmpty.ShouldBeTrue();
        (await node.Worklist.Page(new WorklistQuery(Text: Canary, Ended: null), Clock.Now, None)).Items.ShouldNotContain(item => item.Complaint == id);
        (await node.Arrivals.ReachedBy(Personal.Of($"{Canary}@example.org"), None)).ShouldNotContain(one => one.Complaint == id);

        await Execute(
            """
            delete from recovery.arrival_contents; delete from recovery.arrivals; delete from recovery.outbox;
            insert into recovery.arrivals table backup.arrivals; insert into recovery.arrival_contents table backup.contents; insert into recovery.outbox overriding system value table backup.outbox
            """);
        var other = await NewNode();
        var left = (await other.Arrivals.Find(arrival, None))!;
        (left.Sender, left.Subject, left.Text, left.MessageId).ShouldBe((Personal.Erased, Personal.Erased, Personal.Erased, null));
        (await other.Arrivals.Content(arrival, None)).IsEmpty.ShouldBeTrue();
        (await other.Deliveries.Page(new DeliveryFilter(DeliveryState.Failed, Complaint: id), None)).ShouldAllBe(one => !one.Reason!.Reveal().Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_written_down_on_a_case_that_was_erased_meanwhile_goes_with_it()
    {
        var node = await NewNode();
        var id = await Received(node);
        var kept = (await node.Arrivals.Keep(AMail("2"), null, None)).ShouldBeOfType<Keeping.Kept>().Arrival;
        var subject = ((ComplaintReceived)(await node.Store.Read(id, None))[0].Event).Complainant.Subject;
        await new Eraser(node.Erasures, node.Store, node.Engine, new Nowhere(), TimeProvider.System).Erase(subject, id, new Actor("officer", Role.Admin), "asked for", "GDPR 17", None);
        (await node.Arrivals.Settle(kept.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Filed, id), None)).ShouldBeTrue();
        (await (await NewNode()).Arrivals.Find(kept.Id, None))!.Text.ShouldBe(Personal.Erased);
    }

    /// <summary>A life in which everything is said that can be: what is said is what it is, and the canary.</summary>
    private async Task<ComplaintId> Life(IEngineNode node)
    {
        var id = await Received(node, AComplaint(Channel.Letter, pack: "us-cfpb") with { Narrative = Said("narrative"), Complainant = Who(), Attachments = [File] });
        await All(
            node,
            new Acknowledge(id, Said("message")),
            new ExtendClock(id, Said("extended")),
            new NameEmotion(id, Said("emotion")),
            new LinkContact(id, Channel.Phone, Direction.In, Said("contact"), new SourceRef("crm", "1"), [File]),
            new AssessSeverity(id, Severity.High, Said("severity")),
            new ChooseProcedure(id, Procedure.Informal, Said("procedure")),
            new ChooseProcedure(id, Procedure.Formal, Said("procedure")),
            new Reformulate(id, Said("restatement")),
            new Correct(id, Said("correction")),
            new Reformulate(id, Said("restatement again")),
            new Confirm(id, Said("words")),
            new PromiseAction(id, Said("what"), "agent-7", Soon, Override: Beyond),
            new KeepPromise(id, new PromiseId(1), Said("kept")),
            new PromiseAction(id, Said("what else"), "agent-7", Soon),
            new RenegotiatePromise(id, new PromiseId(2), Soon.AddDays(1), Said("renegotiated")),
            new BreakPromise(id, new PromiseId(2), Said("broken")),
            new OfferMeeting(id, null, Said("offered")),
            new HoldMeeting(id, null, Said("held")),
            new SendMessage(id, MessageKind.Courtesy, Channel.Email, Said("sent"), Beyond),
            new OfferSolution(id, SolutionKind.Apology, Said("solution")),
            new AddNote(id, Said("note")),
            new FlagAbuse(id, Said("abuse")),
            new Resolve(id, Domain.Complaints.Resolving.Outcome.Accepted, Said("explanation"), Said("resolved"), new RootCause("warmth", "hotline"), true),
            new Reopen(id, Said("reopened")),
            new OfferMeeting(id),
            new DeclineMeeting(id, Said("declined")),
            new ChangePolicy(id, Policies.Packs.First(pack => pack.Ref.Name == "house").Ref, Policies.Calendars.First().Ref, Said("policy")),
            new Withdraw(id, Said("withdrawn")));
        (await node.Engine.Handle(new ReviewOverride(id, 1, Agent, true, Said("reviewed")), new Request(Supervisor), None)).ShouldBeOfType<Engine.Handling.Outcome.Done>();

        var merged = await Received(node, AComplaint() with { Complainant = Who() });
        var into = await Received(node, AComplaint() with { Complainant = Who() });
        var other = CaseView.Of((await new CaseReader(node.Store, Policies, Clock).Now(into, None))!);
        await All(node, new Merge(merged, new MergeTarget(into, other.Stage, other.Complainant)), new Unmerge(merged, Said("unmerged")));
        return id;
    }

    private static async Task All(IEngineNode node, params IEnumerable<IComplaintCommand> commands)
    {
        foreach (var command in commands)
            (await Handle(node, command)).ShouldBeOfType<Engine.Handling.Outcome.Done>(command.ToString()).Changed.ShouldBeTrue(command.ToString());
    }

    private async Task<Guid> Arrive(IEngineNode node, ComplaintId id)
    {
        var mail = (await node.Arrivals.Keep(AMail("1"), null, None)).ShouldBeOfType<Keeping.Kept>().Arrival;
        await node.Arrivals.Settle(mail.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Filed, id), None);
        var dismissed = (await node.Arrivals.Keep(AMail("3"), null, None)).ShouldBeOfType<Keeping.Kept>().Arrival;
        await node.Arrivals.Settle(dismissed.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Dismissed, By: "anna", Reason: Said("dismissed")), None);
        (await node.Arrivals.Find(dismissed.Id, None))!.Reason!.Reveal().ShouldBe("dismissed " + Canary);
        foreach (var text in (string[])["first", "second"]) // the newer verdict of a call says it anew
            await node.Arrivals.Keep(ACall(text), null, None);
        (await node.Arrivals.Find(new SourceRef("pbx", "c-1"), None))!.Text.Reveal().ShouldBe("second " + Canary);
        return mail.Id;
    }

    private NewArrival AMail(string n) => new(
        ArrivalKind.Mail, new SourceRef("mail", n), Clock.Now, Direction.In, Personal.Of($"{Canary}@example.org"), Said("subject"), Said("text"), "ordinary", string.Empty, $"{Canary}.{n}@example.org", null,
        Encoding.UTF8.GetBytes("raw " + Canary));

    private NewArrival ACall(string text) => new(
        ArrivalKind.Call, new SourceRef("pbx", "c-1"), Clock.Now, Direction.In, Personal.Of("+33" + Digits), null, Said(text), "missed", string.Empty, null, "agent-7", default);

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

    private static async Task GiveUp(IEngineNode node)
    {
        var waiting = await node.Deliveries.Page(new DeliveryFilter(DeliveryState.Waiting), None);
        waiting.ShouldNotBeEmpty();
        foreach (var one in waiting)
            (await node.Deliveries.GiveUp(one.Id, Said("given up"), None)).ShouldBeTrue();
    }

    /// <summary>Every kind of event that can hold anybody's words was written, and every word of it there is.</summary>
    private static async Task EveryWordIsPlanted(IEngineNode node)
    {
        var stored = (await node.Store.ReadLog(0, 1000, None)).Select(e => e.Event).ToList();
        var silent = EventJson.StoredTypes.Values.Where(type => stored.Where(fact => fact.GetType() == type).SelectMany(Spoken.Words).ToList() is var words
            && (words.Count == 0 ? !CanBeSilent(type) : !words.Any(word => word is not null && word.Reveal().Contains(Canary, StringComparison.Ordinal))));
        silent.Select(type => type.Name).ShouldBeEmpty();
        var complaints = stored.Where(fact => Spoken.Words(fact).Any(word => word is null)).Select(fact => fact.GetType().Name).Distinct();
        complaints.Except([nameof(MeetingOffered), nameof(ActionPromised), nameof(ComplaintReceived)]).ShouldBeEmpty(); // said once in full, and once without
    }

    private static bool CanBeSilent(Type type) => !type.GetProperties().Any(member => member.PropertyType == typeof(Personal) || member.PropertyType == typeof(Complainant) || member.PropertyType == typeof(Override));

    private async Task<List<string>> Holding() =>
        [.. await WholeDatabase.Holding(Backing.ConnectionString, Stem), .. await WholeDatabase.Holding(Backing.ConnectionString, Digits)];

    /// <summary>The planner looks at what stands in the tables, as it does by itself sooner or later.</summary>
    private Task Refresh() => Execute("analyze");

    private async Task Execute(string sql)
    {
        await using var pool = NpgsqlDataSource.Create(Backing.ConnectionString);
        await using var command = pool.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static Complainant Who() => new(new Guid("00000000-0000-0000-0000-0000000000cc"), Said("name"), Personal.Of($"{Canary}@example.org"), Personal.Of("+33 " + Digits));

    private static Personal Said(string what) => Personal.Of($"{what} {Canary}");

    private sealed class Nowhere : IErasureList
    {
        public void Add(ErasedPerson erasure)
        {
            // nothing is kept outside
        }

        public IReadOnlyList<ErasedSubject> Read() => [];
    }
}
