using System.Collections.Concurrent;
using System.Diagnostics;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Engine;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Observing;

namespace Recovery.Conformance;

/// <summary>One trace holds a case's life: what came in, what followed from it by itself, what was sent because of it.</summary>
public abstract class TracingSuite : Suite
{
    [Fact]
    public async Task A_deadline_and_what_is_sent_because_of_it_belong_to_the_trace_that_opened_the_case()
    {
        var opening = ActivityTraceId.CreateRandom().ToHexString();
        using var seen = new Seen();
        var node = await NewNode();
        var receive = (await new Intake(node.Store, Policies, Clock).Prepare(AComplaint(), CancellationToken.None))!;
        (await node.Engine.Handle(receive, new Request(Agent, opening), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
        Clock.Now = Tuesday.AddMinutes(31); // half of the working hour to acknowledge
        await RunTimers(node);

        var events = await node.Store.Read(receive.Complaint, CancellationToken.None);
        events.Select(e => e.StoredName).ShouldBe(["complaint-received.v1", "deadline-warned.v1"]);
        events.ShouldAllBe(e => e.Envelope.CorrelationId == opening);

        var relay = node.Relay([new Told()]);
        await relay.RunOnce(CancellationToken.None);
        await seen.Until("deliver notice", opening);
        seen.Of(opening).ShouldBe(["Receive", "Elapse", "deliver notice"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_somebody_asks_for_belongs_to_their_own_trace()
    {
        var (opening, asking) = (ActivityTraceId.CreateRandom().ToHexString(), ActivityTraceId.CreateRandom().ToHexString());
        var node = await NewNode();
        var receive = (await new Intake(node.Store, Policies, Clock).Prepare(AComplaint(), CancellationToken.None))!;
        await node.Engine.Handle(receive, new Request(Agent, opening), CancellationToken.None);
        await node.Engine.Handle(new Acknowledge(receive.Complaint), new Request(Agent, asking), CancellationToken.None);
        (await node.Store.Read(receive.Complaint, CancellationToken.None)).Select(e => e.Envelope.CorrelationId).ShouldBe([opening, asking]);
    }

    private sealed class Told : IDelivery
    {
        public string Kind => Notice.Kind;

        public ValueTask<DeliveryResult> Deliver(ClaimedMessage message, CancellationToken cancellation) => ValueTask.FromResult<DeliveryResult>(new DeliveryResult.Delivered());
    }

    /// <summary>What was traced, by trace.</summary>
    private sealed class Seen : IDisposable
    {
        private readonly ConcurrentQueue<(string Trace, string Name)> spans = [];
        private readonly ActivityListener listener;

        public Seen()
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == Telemetry.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span => spans.Enqueue((span.TraceId.ToHexString(), span.OperationName)),
            };
            ActivitySource.AddActivityListener(listener);
        }

        public IEnumerable<string> Of(string trace) => spans.Where(span => span.Trace == trace).Select(span => span.Name);

        public async Task Until(string name, string trace)
        {
            while (!Of(trace).Contains(name))
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        public void Dispose() => listener.Dispose();
    }
}
