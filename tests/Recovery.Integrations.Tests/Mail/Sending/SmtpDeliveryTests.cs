using System.Text;
using Recovery.Conformance;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Arriving;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Integrations.Mail.Capping;
using Recovery.Integrations.Mail.Reading;
using Recovery.Integrations.Mail.Sending;
using Recovery.Integrations.Mail.Writing;
using Recovery.Integrations.Tests.Mail.Writing;
using Recovery.Integrations.Tests.Webhooks.Sending;
using Recovery.Postgres.Tests;
using House = Recovery.Integrations.Edges;

namespace Recovery.Integrations.Tests.Mail.Sending;

/// <summary>From the outbox of a real database to a mail server: threaded under what came in, once per event, never too many, never to who was erased.</summary>
public sealed class SmtpDeliveryTests : Suite
{
    private readonly MailServer server = new();
    private readonly ManualTime time = new(Tuesday);

    protected override IBacking Backing { get; } = new OnPostgres();

    private House House => ACase.House with { Smtp = new SmtpServer("127.0.0.1", server.Port, StartTls: false) };

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_receipt_and_the_acknowledgement_thread_under_what_was_written_and_say_the_same_identity_twice()
    {
        var node = await NewNode();
        var id = await Wrote(node, "first@example.org");
        await Done(node, new Acknowledge(id));
        await Couriered(node);
        await using var pipelines = new EdgePipelines(time);
        var delivery = Sending(node, pipelines);
        await Relayed(node, delivery);

        var mails = server.Taken.Select(taken => MessageReader.Read(taken.Content)).ToList();
        mails.Count.ShouldBe(2);
        mails.ShouldAllBe(mail => mail.InReplyTo[0] == "first@example.org" && mail.Subject.Reveal() == "Re: The boiler" && mail.To[0].Address.Reveal() == "jeanne@example.org");
        mails[0].Of("Auto-Submitted").ShouldBe(["auto-replied"]);
        mails[1].Of("Auto-Submitted").ShouldBeEmpty();
        var rows = (await node.Deliveries.Page(new DeliveryFilter(), CancellationToken.None)).OrderBy(row => row.Id).ToList();
        rows.Select(row => row.SentAs).ShouldBe(mails.Select(mail => mail.MessageId));

        var again = new ClaimedMessage(rows[0].Id, rows[0].Complaint, rows[0].Position, rows[0].Kind, null, "{}", 2, 1);
        (await delivery.Deliver(again, CancellationToken.None)).ShouldBe(new DeliveryResult.Delivered(mails[0].MessageId));
    }

    [Fact]
    public async Task The_newest_message_before_the_event_is_the_one_that_is_answered()
    {
        var node = await NewNode();
        var id = await Wrote(node, "first@example.org");
        Clock.Now = Clock.Now.AddMinutes(5);
        var later = await Kept(node, "second@example.org", "in-reply: <first@example.org>");
        await node.Arrivals.Settle(later, [ArrivalState.Kept], new Settlement(ArrivalState.Filed, id), CancellationToken.None);
        await Done(node, new LinkContact(id, Channel.Email, Direction.In, Personal.Of("And?")));
        Clock.Now = Clock.Now.AddMinutes(5);
        await Done(node, new Acknowledge(id));
        await Couriered(node);
        await using var pipelines = new EdgePipelines(time);
        await Relayed(node, Sending(node, pipelines));
        server.Taken.Select(taken => MessageReader.Read(taken.Content).InReplyTo[0]).ShouldBe(["first@example.org", "second@example.org"]);
    }

    [Fact]
    public async Task One_sender_gets_so_many_receipts_and_no_more_in_an_hour()
    {
        var node = await NewNode();
        var house = House with { Answers = new SenderCap(2, TimeSpan.FromHours(1)) };
        for (var n = 0; n < 4; n++)
        {
            await Wrote(node, $"{n}@example.org");
            Clock.Now = Clock.Now.AddMinutes(1);
        }

        await Couriered(node);
        await using var pipelines = new EdgePipelines(time);
        await Relayed(node, Sending(node, pipelines, house));
        server.Taken.Count.ShouldBe(2);
        (await node.Deliveries.Page(new DeliveryFilter(DeliveryState.NotSent), CancellationToken.None)).Select(row => row.Reason!.Reveal()).ShouldBe([NotWritten.TooManyAnswers, NotWritten.TooManyAnswers]);
    }

    [Fact]
    public async Task Who_was_erased_meanwhile_is_not_written_to_and_a_server_that_is_down_rests_without_an_attempt_counted()
    {
        var node = await NewNode();
        var erased = await Wrote(node, "gone@example.org");
        await node.Engine.Handle(new EraseSubject(erased, "asked for", "GDPR 17(1)(b)"), new Request(new Actor("admin-1", Role.Admin)), CancellationToken.None);
        for (var n = 0; n < 30; n++)
            await Wrote(node, $"{n}@example.org");
        await Couriered(node);
        server.Answer = asked => asked == "CONNECT" ? "421 4.3.2 busy" : "usual";
        await using var pipelines = new EdgePipelines(time);
        await Relayed(node, Sending(node, pipelines, House with { Answers = new SenderCap(100, TimeSpan.FromHours(1)) }));

        (await node.Deliveries.Page(new DeliveryFilter(DeliveryState.NotSent), CancellationToken.None)).ShouldHaveSingleItem().Reason!.Reveal().ShouldBe(NotWritten.Erased);
        var waiting = await node.Deliveries.Page(new DeliveryFilter(DeliveryState.Waiting), CancellationToken.None);
        waiting.Count.ShouldBe(30);
        waiting.Count(row => row.Attempts == 1).ShouldBeInRange(4, 7); // four, and those under way when the fourth failed
        waiting.Where(row => row.Attempts == 0).ShouldAllBe(row => row.Reason!.Reveal().StartsWith("not tried", StringComparison.Ordinal));
    }

    private SmtpDelivery Sending(IEngineNode node, EdgePipelines pipelines, House? house = null) => new(node.Store, node.Arrivals, Policies, house ?? House, pipelines);

    private async Task<ComplaintId> Wrote(IEngineNode node, string messageId)
    {
        var arrival = await Kept(node, messageId);
        var complaint = AComplaint(Channel.Email) with
        {
            Complainant = new Complainant(Guid.CreateVersion7(), Personal.Of("Jeanne Martin"), Personal.Of("jeanne@example.org")),
            Source = new SourceRef(Receipts.MailSystem, messageId),
        };
        var id = await Received(node, complaint);
        (await node.Arrivals.Settle(arrival, [ArrivalState.Kept], new Settlement(ArrivalState.Filed, id), CancellationToken.None)).ShouldBeTrue();
        return id;
    }

    private async Task<Guid> Kept(IEngineNode node, string messageId, string more = "X-More: no")
    {
        var raw = Encoding.ASCII.GetBytes($"From: Jeanne Martin <jeanne@example.org>\r\nTo: complaints@shop.example\r\nSubject: The boiler\r\nMessage-ID: <{messageId}>\r\n{more}\r\n\r\nIt is cold.\r\n");
        var kept = await node.Arrivals.Keep(
            new NewArrival(ArrivalKind.Mail, new SourceRef(Receipts.MailSystem, messageId), Clock.Now, Direction.In, Personal.Of("jeanne@example.org"), Personal.Of("The boiler"), Personal.Of("It is cold."), "ordinary", string.Empty, messageId, null, raw),
            null,
            CancellationToken.None);
        return kept.ShouldBeOfType<Keeping.Kept>().Arrival.Id;
    }

    private static async Task Couriered(IEngineNode node)
    {
        var courier = node.Courier(mail: true);
        while (await courier.RunOnce(CancellationToken.None))
        {
        }
    }

    private static async Task Relayed(IEngineNode node, SmtpDelivery delivery)
    {
        var relay = node.Relay([delivery]);
        while (await relay.RunOnce(CancellationToken.None))
        {
        }
    }
}
