using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Recovery.Engine.Subscribing;

namespace Recovery.Conformance;

/// <summary>What leaves because the log has grown: put into the outbox once, by the courier, and in order to each subscriber of a case.</summary>
public abstract class LeavingSuite : Suite
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_courier_puts_one_row_of_an_event_and_subscriber_and_one_mail_however_often_it_comes()
    {
        var node = await NewNode();
        var all = await Subscribed(node);
        var some = await Subscribed(node, "complaint-acknowledged");
        var id = await Received(node, AComplaint(Channel.Email));
        await Done(node, new Acknowledge(id));
        await Done(node, new AddNote(id, Personal.Of("for us alone")));
        await Couriered(node);
        await Couriered(await NewNode());
        await Couriered(node);

        var events = await node.Store.Read(id, CancellationToken.None);
        var rows = (await Page(node)).OrderBy(row => row.Id).ToList();
        rows.Where(row => row.Target == all.ToString()).Select(row => row.Position).ShouldBe(events.Select(e => e.Position));
        rows.Where(row => row.Target == some.ToString()).Select(row => row.Position).ShouldBe([events[1].Position]);
        rows.Where(row => row.Kind == Kinds.Mail).Select(row => row.Position).ShouldBe([events[0].Position, events[1].Position]); // a note is told to nobody
        rows.ShouldAllBe(row => row.Payload == "{}" && row.State == DeliveryState.Waiting && row.Reference != null);
    }

    [Fact]
    public async Task Who_did_not_write_by_mail_is_not_written_to_by_mail_but_where_a_message_says_so()
    {
        var node = await NewNode();
        var id = await Received(node, AComplaint(Channel.Phone));
        await Done(node, new Acknowledge(id));
        await Done(node, new SendMessage(id, MessageKind.Courtesy, Channel.Email, Personal.Of("We are on it.")));
        await Couriered(node);
        (await Page(node)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Kind.ShouldBe(Kinds.Mail), row => row.Position.ShouldBeGreaterThan(0));
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_kept_for_complainants()
    {
        var node = await NewNode();
        await Received(node, AComplaint(Channel.Email));
        await Couriered(node, mail: false);
        await Couriered(node);
        (await Page(node)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Imported_history_and_what_was_before_a_subscription_make_nothing_leave()
    {
        var node = await NewNode();
        await Received(node, AComplaint(Channel.Email)); // before anybody subscribed, and the courier has passed
        await Couriered(node, mail: false);
        await Subscribed(node);
        var receive = await new Intake(node.Store, Policies, Clock).Prepare(AComplaint(Channel.Email), CancellationToken.None);
        var decided = (Domain.Decisions.Decision.Accepted)Reception.Decide(Complaint.None, receive!, new(Clock.Now, Agent, Policies.Pack(receive!.Pack), Policies.Calendar(receive.Calendar)));
        var imported = decided.Events.Select(fact => new NewEvent(fact, Clock.Now, new Envelope(Agent, ImportedFrom: "history.csv:2"))).ToList();
        (await node.Store.Append(Effect.Of(receive.Complaint, Complaint.None, 0, imported, Policies, []).Unit, CancellationToken.None)).ShouldBeOfType<AppendResult.Appended>();
        await Couriered(node);
        (await Page(node)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_subscriber_hears_of_a_case_strictly_in_order_and_one_that_waits_holds_up_no_other_case_or_subscriber()
    {
        var node = await NewNode();
        var (one, two) = ((await Subscribed(node)).ToString(), (await Subscribed(node)).ToString());
        var (first, second) = (await Received(node), await Received(node));
        await Done(node, new Acknowledge(first));
        await Couriered(node);

        var claimed = await Claim(node);
        claimed.Select(row => (row.Complaint, row.Target)).ShouldBe([(first, one), (first, two), (second, one), (second, two)], ignoreOrder: true);
        claimed.ShouldAllBe(row => row.Attempt == 1);
        (await Claim(node)).ShouldBeEmpty(); // the acknowledgement waits until the receipt is through

        foreach (var row in claimed.Where(row => row.Target == one))
            (await node.Outbox.Done(row, null, CancellationToken.None)).ShouldBeTrue();
        foreach (var row in claimed.Where(row => row.Target == two))
            (await node.Outbox.Failed(row, "answered 500", Clock.Now.AddMinutes(5), counts: true, CancellationToken.None)).ShouldBeTrue();
        var next = (await Claim(node)).ShouldHaveSingleItem();
        (next.Complaint, next.Target).ShouldBe((first, one));
        (await node.Outbox.Done(next, null, CancellationToken.None)).ShouldBeTrue();

        Clock.Now = Clock.Now.AddMinutes(5);
        var again = await Claim(node);
        again.ShouldAllBe(row => row.Target == two && row.Attempt == 2);
        await node.Outbox.Failed(again.Single(row => row.Complaint == first), "subscription disabled", null, counts: true, CancellationToken.None);
        (await Claim(node)).ShouldHaveSingleItem().Position.ShouldBe((await node.Store.Read(first, CancellationToken.None))[1].Position); // given up: the next may go
    }

    [Fact]
    public async Task What_was_not_tried_counts_no_attempt_and_what_is_not_to_be_sent_says_why()
    {
        var node = await NewNode();
        await Subscribed(node);
        await Received(node, AComplaint(Channel.Email));
        await Couriered(node);

        var webhook = (await Claim(node)).ShouldHaveSingleItem();
        (await node.Outbox.Failed(webhook, "not tried", Clock.Now.AddSeconds(30), counts: false, CancellationToken.None)).ShouldBeTrue();
        (await node.Deliveries.Find(webhook.Id, CancellationToken.None)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            row => row.Attempts.ShouldBe(0), row => row.NextAt.ShouldBe(Clock.Now.AddSeconds(30)), row => row.Reason!.Reveal().ShouldBe("not tried"));

        var mail = (await node.Outbox.Claim([Kinds.Mail], 10, Lease, Clock.Now, CancellationToken.None)).ShouldHaveSingleItem();
        mail.Target.ShouldBeNull();
        (await node.Outbox.NotSent(mail, "no-address", CancellationToken.None)).ShouldBeTrue();
        (await node.Outbox.Done(mail, "late@example.org", CancellationToken.None)).ShouldBeFalse();
        (await node.Deliveries.Find(mail.Id, CancellationToken.None)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            row => row.State.ShouldBe(DeliveryState.NotSent), row => row.Reason!.Reveal().ShouldBe("no-address"), row => row.SettledAt.ShouldNotBeNull());
    }

    [Fact]
    public async Task People_see_what_waits_and_what_failed_try_again_and_give_up()
    {
        var node = await NewNode();
        var target = (await Subscribed(node)).ToString();
        var (first, second) = (await Received(node), await Received(node));
        await Couriered(node);
        (await node.Deliveries.Standing(CancellationToken.None)).ShouldBe(new DeliveryStanding(2, 0, 0, Clock.Now, Clock.Now));

        var claimed = await Claim(node);
        foreach (var row in claimed)
            await node.Outbox.Failed(row, "answered 410", null, counts: true, CancellationToken.None);
        (await node.Deliveries.Standing(CancellationToken.None)).ShouldBe(new DeliveryStanding(0, 0, 2, null, null));
        (await Page(node, new DeliveryFilter(DeliveryState.Failed, Complaint: first))).ShouldHaveSingleItem().Reason!.Reveal().ShouldBe("answered 410");
        (await Page(node, new DeliveryFilter(Kind: Kinds.Mail))).ShouldBeEmpty();
        var newest = (await Page(node, new DeliveryFilter(Target: target, Limit: 1))).ShouldHaveSingleItem();
        (await Page(node, new DeliveryFilter(Target: target, Before: newest.Id))).ShouldHaveSingleItem().Id.ShouldBeLessThan(newest.Id);

        var failed = claimed.Single(row => row.Complaint == first);
        (await node.Deliveries.Retry(failed.Id, CancellationToken.None)).ShouldBeTrue();
        (await Claim(node)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Id.ShouldBe(failed.Id), row => row.Attempt.ShouldBe(1)); // nothing counts against it
        (await node.Deliveries.GiveUp(failed.Id, Personal.Of("replaced"), CancellationToken.None)).ShouldBeTrue();
        (await node.Deliveries.GiveUp(failed.Id, Personal.Of("again"), CancellationToken.None)).ShouldBeFalse();
        (await node.Deliveries.Find(failed.Id, CancellationToken.None))!.Reason!.Reveal().ShouldBe("replaced");
        (await node.Deliveries.RetryFailed(Kinds.Webhook, "somebody else", CancellationToken.None)).ShouldBe(0);
        (await node.Deliveries.RetryFailed(Kinds.Webhook, target, CancellationToken.None)).ShouldBe(2);
        foreach (var row in await Claim(node))
            (await node.Outbox.Done(row, "their-id", CancellationToken.None)).ShouldBeTrue();
        (await Page(node, new DeliveryFilter(DeliveryState.Delivered, Complaint: second))).ShouldHaveSingleItem().SentAs.ShouldBe("their-id");
        (await node.Deliveries.Retry(failed.Id, CancellationToken.None)).ShouldBeFalse();
        (await node.Deliveries.Find(long.MaxValue, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_subscription_is_changed_disabled_enabled_and_removed_with_what_waits_for_it()
    {
        var node = await NewNode();
        var id = await Subscribed(node, "complaint-received");
        var subscription = (await node.Subscriptions.Find(id, CancellationToken.None)).ShouldNotBeNull();
        (subscription.Name, subscription.Url, subscription.CreatedAt).ShouldBe(("warehouse", new Uri("https://events.example.org/in?x=1"), Clock.Now));
        subscription.Types.ShouldBe(["complaint-received"]);
        (await node.Subscriptions.Change(subscription with { Secrets = ["new", "old"] }, CancellationToken.None)).ShouldBeTrue();
        (await node.Subscriptions.All(CancellationToken.None)).ShouldHaveSingleItem().Secrets.ShouldBe(["new", "old"]);

        (await node.Subscriptions.Disable(id, "answered 410", CancellationToken.None)).ShouldBeTrue();
        (await node.Subscriptions.Find(id, CancellationToken.None))!.DisabledBecause.ShouldBe("answered 410");
        await Received(node);
        await Couriered(node);
        (await Page(node)).ShouldBeEmpty();
        (await node.Subscriptions.Enable(id, CancellationToken.None)).ShouldBeTrue();
        await Received(node);
        await Couriered(node);
        (await Page(node)).ShouldHaveSingleItem();

        (await node.Subscriptions.Remove(id, CancellationToken.None)).ShouldBeTrue();
        (await Page(node)).ShouldBeEmpty();
        (await node.Subscriptions.Remove(id, CancellationToken.None)).ShouldBeFalse();
        (await node.Subscriptions.Change(subscription, CancellationToken.None)).ShouldBeFalse();
    }

    private async Task<Guid> Subscribed(IEngineNode node, params string[] types)
    {
        var id = Guid.CreateVersion7();
        await node.Subscriptions.Add(new Subscription(id, "warehouse", new Uri("https://events.example.org/in?x=1"), types, ["secret"], Clock.Now, "admin-1"), CancellationToken.None);
        return id;
    }

    private static async Task Couriered(IEngineNode node, bool mail = true)
    {
        var courier = node.Courier(mail);
        while (await courier.RunOnce(CancellationToken.None))
        {
        }

        courier.Health.StoppedBecause.ShouldBeNull();
    }

    private ValueTask<IReadOnlyList<ClaimedMessage>> Claim(IEngineNode node) => node.Outbox.Claim([Kinds.Webhook], 100, Lease, Clock.Now, CancellationToken.None);

    private static ValueTask<IReadOnlyList<Delivery>> Page(IEngineNode node, DeliveryFilter? filter = null) => node.Deliveries.Page(filter ?? new DeliveryFilter(), CancellationToken.None);
}
