using System.Security.Cryptography;
using System.Text;
using Recovery.Domain;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;

namespace Recovery.Conformance;

/// <summary>What came in by itself: kept once, never lost, and known again.</summary>
public abstract class ArrivalsSuite : Suite
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_arrival_is_kept_once_with_its_content_however_many_keep_it()
    {
        var (here, there) = (await NewNode(), await NewNode());
        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Keep(i % 2 == 0 ? here : there, AMail("m-1"))));
        kept.Count(one => one.IsNew).ShouldBe(1);
        var id = kept.Select(one => one.Arrival.Id).Distinct().ShouldHaveSingleItem();
        Encoding.UTF8.GetString((await there.Arrivals.Content(id, None)).Span).ShouldBe("raw m-1");
        (await there.Arrivals.Content(Guid.Empty, None)).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_kept_is_found_as_it_came()
    {
        var node = await NewNode();
        var (arrival, _) = await Keep(node, AMail("m-1"));
        var found = (await node.Arrivals.Find(arrival.Id, None)).ShouldNotBeNull();
        (found.Kind, found.State, found.Verdict, found.MessageId, found.At).ShouldBe((ArrivalKind.Mail, ArrivalState.Kept, "ordinary", "m-1@example.org", Tuesday));
        (found.Sender.Reveal(), found.Subject!.Reveal(), found.Text.Reveal()).ShouldBe(("Jeanne@Example.org", "The heating", "It failed."));
        (await node.Arrivals.Find(new SourceRef("mail", "m-1"), None)).ShouldNotBeNull().Id.ShouldBe(arrival.Id);
        (await node.Arrivals.Find(new SourceRef("mail", "m-2"), None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_proof_with_another_content_is_a_forgery_and_keeps_nothing()
    {
        var node = await NewNode();
        (await node.Arrivals.Keep(AMail("m-1"), AProof("said"), None)).ShouldBeOfType<Keeping.Kept>().IsNew.ShouldBeTrue();
        (await node.Arrivals.Keep(AMail("m-1"), AProof("said"), None)).ShouldBeOfType<Keeping.Kept>().IsNew.ShouldBeFalse();
        (await node.Arrivals.Keep(AMail("m-2"), AProof("said otherwise"), None)).ShouldBeOfType<Keeping.Replayed>();
        (await node.Arrivals.Find(new SourceRef("mail", "m-2"), None)).ShouldBeNull();
        (await node.Arrivals.Remember(AProof("said"), None)).ShouldBeTrue();
        (await node.Arrivals.Remember(AProof("said otherwise"), None)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_call_that_was_missed_may_turn_out_answered_until_a_person_has_seen_to_it()
    {
        var node = await NewNode();
        var (call, _) = await Keep(node, ACall("c-1", "missed"));
        (await Keep(node, ACall("c-1", "answered"))).ShouldBe((call with { Verdict = "answered" }, false), new SameArrival());
        (await Keep(node, ACall("c-1", "missed"))).Arrival.Verdict.ShouldBe("answered"); // somebody spoke with them, whatever another leg says
        (await node.Arrivals.Settle(call.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Dismissed, By: "agent-7", Reason: Personal.Of("wrong number")), None)).ShouldBeTrue();
        (await Keep(node, ACall("c-2", "missed"))).Arrival.State.ShouldBe(ArrivalState.Kept);
        (await Keep(node, ACall("c-1", "answered"))).Arrival.State.ShouldBe(ArrivalState.Dismissed);
    }

    [Fact]
    public async Task What_it_was_decided_by_may_be_another_sign_than_it_was_kept_with()
    {
        var node = await NewNode();
        var (mail, _) = await Keep(node, AMail("m-1"));
        (await node.Arrivals.Settle(mail.Id, [ArrivalState.Kept], new Settlement(ArrivalState.SetAside, About: "R-100042-7", Reason: Personal.Of("Too many."), Code: "too-many"), None)).ShouldBeTrue();
        (await node.Arrivals.Settle(mail.Id, [ArrivalState.SetAside], new Settlement(ArrivalState.Dismissed, By: "agent-7", Reason: Personal.Of("Seen.")), None)).ShouldBeTrue();
        var now = (await node.Arrivals.Find(mail.Id, None))!;
        (now.State, now.Code, now.About, now.By, now.Reason!.Reveal()).ShouldBe((ArrivalState.Dismissed, "too-many", "R-100042-7", "agent-7", "Seen."));
    }

    [Fact]
    public async Task It_is_decided_once()
    {
        var node = await NewNode();
        var (arrival, _) = await Keep(node, AMail("m-1"));
        var to = await Received(node);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => node.Arrivals.Settle(arrival.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Filed, to), None).AsTask()));
        results.Count(one => one).ShouldBe(1);
        (await node.Arrivals.Find(arrival.Id, None))!.Complaint.ShouldBe(to);
        (await node.Arrivals.CaseOfMessage("m-1@example.org", None)).ShouldBe(to);
        (await node.Arrivals.CaseOfMessage("m-2@example.org", None)).ShouldBeNull();
    }

    [Fact]
    public async Task What_waits_comes_by_its_clock_and_all_else_newest_first()
    {
        var node = await NewNode();
        for (var i = 1; i <= 5; i++)
        {
            Clock.Now = Tuesday.AddMinutes(i);
            var (call, _) = await Keep(node, ACall($"c-{i}", "missed"));
            await node.Arrivals.Settle(call.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Waiting, DueAt: Tuesday.AddHours(10 - i)), None);
            await Keep(node, AMail($"m-{i}"));
        }

        var waiting = new ArrivalFilter(ArrivalState.Waiting, Limit: 2);
        var first = await node.Arrivals.Page(waiting, None);
        first.Select(one => one.Source.Id).ShouldBe(["c-5", "c-4"]);
        (await node.Arrivals.Page(waiting with { Before = first[^1].Id }, None)).Select(one => one.Source.Id).ShouldBe(["c-3", "c-2"]);
        (await node.Arrivals.Waiting(None)).ShouldBe((5, Tuesday.AddHours(5)));
        var mail = await node.Arrivals.Page(new ArrivalFilter(Kind: ArrivalKind.Mail, Limit: 3), None);
        mail.Select(one => one.Source.Id).ShouldBe(["m-5", "m-4", "m-3"]);
        (await node.Arrivals.Page(new ArrivalFilter(Kind: ArrivalKind.Mail, Before: mail[^1].Id), None)).Select(one => one.Source.Id).ShouldBe(["m-2", "m-1"]);
    }

    [Fact]
    public async Task What_nobody_decided_is_tried_again_by_one_at_a_time()
    {
        var (here, there) = (await NewNode(), await NewNode());
        await Keep(here, AMail("m-1"));
        (await here.Arrivals.Undecided(TimeSpan.FromMinutes(1), 10, None)).ShouldBeEmpty();
        Clock.Now = Tuesday.AddMinutes(2);
        (await here.Arrivals.Undecided(TimeSpan.FromMinutes(1), 10, None)).ShouldHaveSingleItem().Attempts.ShouldBe(1);
        (await there.Arrivals.Undecided(TimeSpan.FromMinutes(1), 10, None)).ShouldBeEmpty();
        Clock.Now = Tuesday.AddMinutes(4);
        (await there.Arrivals.Undecided(TimeSpan.FromMinutes(1), 10, None)).ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_sender_is_one_whatever_tag_is_added()
    {
        var node = await NewNode();
        var to = await Received(node);
        foreach (var sender in (string[])["jeanne@example.org", "JEANNE+a@example.org", "jeanne+b@Example.org", "tom@example.org"])
        {
            var (arrival, _) = await Keep(node, AMail(sender) with { Sender = Personal.Of(sender) });
            await node.Arrivals.Settle(arrival.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Filed, to), None);
        }

        (await node.Arrivals.OpenedBy(Personal.Of("jeanne@example.org"), Tuesday.AddHours(-1), None)).Count.ShouldBe(3);
        (await node.Arrivals.OpenedBy(Personal.Of("jeanne@example.org"), Tuesday.AddHours(1), None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_cases_are_found_by_address_and_number_until_they_end_or_are_forgotten()
    {
        var node = await NewNode();
        var (open, ended, forgotten) = (await Received(node, By("+33 6 12 34 56 78")), await Received(node, By("06 12 34 56 78")), await Received(node, By("0033612345678")));
        await Done(node, new Withdraw(ended, Personal.Of("settled elsewhere")));
        await Done(node, new EraseSubject(forgotten, "asked for it", "GDPR 17"));
        while (await node.Reach.RunOnce(None))
        {
        }

        (await node.Arrivals.ReachedBy(Personal.Of("06.12.34.56.78"), None)).Select(one => one.Complaint).ShouldBe([open]);
        (await node.Arrivals.ReachedBy(Personal.Of("ADA+x@example.org"), None)).Select(one => one.Complaint).ShouldBe([open]);
        (await node.Arrivals.ReachedBy(Personal.Of("06 12 34 56 79"), None)).ShouldBeEmpty();
        (await node.Arrivals.ReachedBy(Personal.Of("anonymous"), None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_complainant_who_is_erased_nothing_is_left_that_came_in()
    {
        var node = await NewNode();
        var (erased, other) = (await Received(node), await Received(node));
        var (theirs, _) = await Keep(node, AMail("m-1"));
        var (others, _) = await Keep(node, AMail("m-2"));
        await node.Arrivals.Settle(theirs.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Filed, erased), None);
        await node.Arrivals.Settle(others.Id, [ArrivalState.Kept], new Settlement(ArrivalState.Filed, other), None);
        await Done(node, new EraseSubject(erased, "asked for it", "GDPR 17"));
        while (await node.Reach.RunOnce(None))
        {
        }

        var left = (await node.Arrivals.Find(theirs.Id, None)).ShouldNotBeNull();
        (left.Sender.Reveal(), left.Subject, left.Text.Reveal(), left.MessageId).ShouldBe((string.Empty, null, string.Empty, null));
        (await node.Arrivals.Content(theirs.Id, None)).IsEmpty.ShouldBeTrue();
        (await node.Arrivals.Content(others.Id, None)).IsEmpty.ShouldBeFalse();
    }

    private static NewComplaint By(string phone) =>
        new(Channel.Phone, "en", Personal.Of("The heating failed."), new Complainant(Guid.CreateVersion7(), Personal.Of("Ada"), Personal.Of("ada@example.org"), Personal.Of(phone)));

    private static async Task<(Arrival Arrival, bool IsNew)> Keep(IEngineNode node, NewArrival arrival)
    {
        var kept = (await node.Arrivals.Keep(arrival, null, None)).ShouldBeOfType<Keeping.Kept>();
        return (kept.Arrival, kept.IsNew);
    }

    private NewArrival AMail(string id) => new(
        ArrivalKind.Mail, new SourceRef("mail", id), Clock.Now, Direction.In, Personal.Of("Jeanne@Example.org"), Personal.Of("The heating"), Personal.Of("It failed."), "ordinary", string.Empty,
        id + "@example.org", null, Encoding.UTF8.GetBytes("raw " + id));

    private NewArrival ACall(string id, string verdict) => new(
        ArrivalKind.Call, new SourceRef("twilio", id), Clock.Now, Direction.In, Personal.Of("+33612345678"), null, Personal.Of(string.Empty), verdict, string.Empty, null, null, default);

    private static SeenProof AProof(string content) => new("mailgun", "token-1", SHA256.HashData(Encoding.UTF8.GetBytes(content)), Tuesday.AddHours(9));

    /// <summary>Lists are compared by what is in them.</summary>
    private sealed class SameArrival : IEqualityComparer<(Arrival Arrival, bool IsNew)>
    {
        public bool Equals((Arrival Arrival, bool IsNew) x, (Arrival Arrival, bool IsNew) y) => x.IsNew == y.IsNew && x.Arrival with { Offered = y.Arrival.Offered } == y.Arrival;

        public int GetHashCode((Arrival Arrival, bool IsNew) obj) => obj.Arrival.Id.GetHashCode();
    }
}
