using System.Collections.Concurrent;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Recovery.Conformance;
using Recovery.CritterStack.Handling;
using Recovery.CritterStack.Timing;
using Recovery.Domain;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Wolverine;
using Wolverine.Runtime;

namespace Recovery.CritterStack.Tests;

/// <summary>What goes through Wolverine's durable queues: deadlines that come soon, and what leaves (FAULTS T2, T8, T15).</summary>
public sealed class Queued : Suite
{
    private static readonly DateTimeOffset PhoneAcknowledgementDue = Tuesday.AddHours(1);
    private readonly OnCritterStack on = new();

    protected override IBacking Backing => on;

    [Fact(Timeout = 60_000)]
    public async Task A_deadline_within_the_horizon_is_asked_by_its_message_and_recorded_once()
    {
        var node = await NewNode();
        var id = await Received(node);
        Clock.Now = PhoneAcknowledgementDue - TimeSpan.FromSeconds(10);
        await RunTimers(node); // asks for the rungs before it, then hands it over; by the wall clock it is due long since, so its message asks at once and finds it early
        (await Scalar(node, "select count(*) from recovery_messages.wolverine_incoming_envelopes")).ShouldBe(1);
        await Until(async () => await Waiting(node) == 0);
        (await Missed(node, id)).ShouldBeEmpty();

        Clock.Now = PhoneAcknowledgementDue;
        await Publish(node, new AskCase(id.Value, PhoneAcknowledgementDue, 0));
        await Until(async () => (await Missed(node, id)).Count == 1);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_message_that_comes_again_and_again_records_nothing_twice()
    {
        var node = await NewNode();
        var id = await Received(node);
        Clock.Now = PhoneAcknowledgementDue.AddMinutes(1);
        for (var n = 0; n < 20; n++)
            await Publish(node, new AskCase(id.Value, PhoneAcknowledgementDue, 0));
        await Until(async () => await Waiting(node) == 0);
        (await Missed(node, id)).ShouldHaveSingleItem().DueAt.ShouldBe(PhoneAcknowledgementDue);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deadline_whose_message_is_lost_is_asked_by_the_sweep_of_any_node()
    {
        var node = await NewNode();
        var id = await Received(node);
        Clock.Now = PhoneAcknowledgementDue - TimeSpan.FromSeconds(10);
        await node.Deadlines.Claim(10, TimeSpan.FromSeconds(30), Clock.Now + DeadlineSweep.Horizon, CancellationToken.None); // handed over, and lost

        Clock.Now = PhoneAcknowledgementDue.AddSeconds(1);
        await RunTimers(node);
        (await Missed(node, id)).ShouldBeEmpty(); // whoever holds the lease may still ask

        Clock.Now = PhoneAcknowledgementDue.AddMinutes(1);
        await RunTimers(await NewNode());
        (await Missed(node, id)).ShouldHaveSingleItem();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_case_that_cannot_be_read_turns_the_sweep_red_and_holds_back_no_other()
    {
        var node = await NewNode();
        var cases = new List<ComplaintId>();
        for (var n = 0; n < 5; n++)
            cases.Add(await Received(node));
        await Execute(node, $"update recovery.mt_events set type = 'nobody-knows-this.v1' where stream_id = '{cases[2]}'");
        Clock.Now = PhoneAcknowledgementDue.AddMinutes(1);

        (await Should.ThrowAsync<AggregateException>(async () => await node.Timers.RunOnce(CancellationToken.None))).Message.ShouldContain(cases[2].ToString());
        foreach (var id in cases.Where(id => id != cases[2]))
            (await Missed(node, id)).ShouldHaveSingleItem();
    }

    [Fact(Timeout = 60_000)]
    public async Task More_than_fit_a_transaction_are_each_recorded_once()
    {
        var node = await NewNode();
        var cases = await Task.WhenAll(Enumerable.Range(0, 120).Select(async n => await Received(node)));
        Clock.Now = PhoneAcknowledgementDue.AddMinutes(1);
        await Task.WhenAll(RunTimers(node), Task.WhenAll(cases.Take(20).Select(id => Handle(node, new AddNote(id, Personal.Of("meanwhile"))).AsTask())));
        await RunTimers(node);
        foreach (var id in cases)
            (await Missed(node, id)).ShouldHaveSingleItem();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_deadline_that_an_append_brings_near_has_its_message_in_the_same_transaction()
    {
        var node = await NewNode();
        var id = await Received(node);
        Clock.Now = Tuesday.AddMinutes(30) - TimeSpan.FromSeconds(5); // the first rung of the ladder, half of the hour, is five seconds away
        var asked = Asked.For(new AddNote(id, Personal.Of("quiet")), new Request(Agent));
        await new MessageBus(Wolverine(node)).InvokeAsync(asked);
        (await Scalar(node, "select count(*) from recovery_messages.wolverine_incoming_envelopes")).ShouldBe(1);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_leaves_is_delivered_by_a_message_and_a_failure_is_told_to_the_outbox()
    {
        var node = await NewNode();
        var heard = new Heard();
        var relay = node.Relay([heard]);
        await Received(node);
        Clock.Now = Tuesday.AddMinutes(31);
        await RunTimers(node);

        heard.Fails = true;
        await relay.RunOnce(CancellationToken.None);
        await Until(async () => await Scalar(node, "select count(*) from recovery.outbox where last_error like '%no line%' and attempts = 1") == 1);

        heard.Fails = false;
        Clock.Now = Clock.Now.AddMinutes(1); // the schedule's first wait is over
        await relay.RunOnce(CancellationToken.None);
        await Until(async () => await Scalar(node, "select count(*) from recovery.outbox where done_at is not null") == 1);
        heard.Kinds.ShouldBe([Notice.Kind]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_command_of_the_method_has_a_handler_of_its_own()
    {
        var node = await NewNode();
        var handled = Asked.Commands.ToDictionary(command => command, command => Wolverine(node).Handlers.ChainFor(typeof(Asked<>).MakeGenericType(command)));
        handled.Count.ShouldBe(39);
        handled.ShouldAllBe(pair => pair.Value!.Handlers.Single().HandlerType.Name == pair.Key.Name + "Handler");
    }

    private static WolverineRuntime Wolverine(IEngineNode node) => (WolverineRuntime)((CritterStackEngine)node).Services.GetRequiredService<IWolverineRuntime>();

    private static ValueTask Publish(IEngineNode node, AskCase ask) => new MessageBus(Wolverine(node)).PublishAsync(ask);

    private static async Task<List<DeadlineMissed>> Missed(IEngineNode node, ComplaintId id) =>
        [.. (await node.Store.Read(id, CancellationToken.None)).Select(e => e.Event).OfType<DeadlineMissed>().Where(e => e.Milestone == "acknowledge")];

    /// <summary>Messages that nobody has handled yet.</summary>
    private static Task<long> Waiting(IEngineNode node) => Scalar(node, "select count(*) from recovery_messages.wolverine_incoming_envelopes where status <> 'Handled'");

    private static async Task<long> Scalar(IEngineNode node, string sql)
    {
        await using var session = ((CritterStackEngine)node).Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.AdvancedSql.QueryAsync<long>(sql, CancellationToken.None)).Single();
    }

    private static async Task Execute(IEngineNode node, string sql)
    {
        await using var session = ((CritterStackEngine)node).Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.QueueSqlCommand(sql);
        await session.SaveChangesAsync();
    }

    /// <summary>Looks again until it is so; the test's own patience ends it otherwise.</summary>
    private static async Task Until(Func<Task<bool>> isSo)
    {
        while (!await isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    /// <summary>A delivery that remembers what it was given.</summary>
    private sealed class Heard : IDelivery
    {
        private readonly ConcurrentQueue<string> kinds = [];

        public bool Fails { get; set; }

        public IEnumerable<string> Kinds => kinds;

        public string Kind => Notice.Kind;

        public ValueTask<DeliveryResult> Deliver(ClaimedMessage message, CancellationToken cancellation)
        {
            if (Fails)
                throw new IOException("no line");
            kinds.Enqueue(message.Kind);
            return ValueTask.FromResult<DeliveryResult>(new DeliveryResult.Delivered());
        }
    }
}
