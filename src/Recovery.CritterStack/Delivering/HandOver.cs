using Recovery.CritterStack.Queueing;
using Recovery.Engine.Delivering;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.CritterStack.Delivering;

/// <summary>
/// Hands what waits in the outbox to Wolverine's durable queue, whose handlers deliver it. The outbox rows are the truth, their claim keeps the
/// order within a case and fences off a second delivery's answer; a message that is lost leaves a claim that lapses.
/// </summary>
public sealed class HandOver : IDuty
{
    private const int Batch = 64;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5); // a queue may be long, and a receiver slow
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IOutbox outbox;
    private readonly Lazy<Messages> messages;
    private readonly IEngineClock clock;
    private readonly TimeProvider time;
    private OutboxRelay? relay;

    internal HandOver(IOutbox outbox, Lazy<Messages> messages, IEngineClock clock, TimeProvider time) =>
        (this.outbox, this.messages, this.clock, this.time) = (outbox, messages, clock, time);

    /// <inheritdoc/>
    public string Name => "outbox-relay";

    /// <summary>Delivers one claimed row and settles it.</summary>
    public ValueTask Deliver(ClaimedMessage message, CancellationToken cancellation) =>
        relay?.Deliver(message, cancellation) ?? ValueTask.CompletedTask; // a node without deliveries: the claim lapses, another takes it

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        if (relay is null || relay.Kinds.Count == 0)
            return false;
        var claimed = await outbox.Claim(relay.Kinds, Batch, Lease, clock.Now, cancellation);
        await messages.Value.Publish(claimed.Select(Leaving.Of), cancellation);
        return claimed.Count > 0; // what goes may have been in the way of the next of its case
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Pause, time, cancellation);

    /// <summary>Whom to deliver through.</summary>
    internal HandOver To(IReadOnlyCollection<IDelivery> deliveries)
    {
        relay = new OutboxRelay(outbox, deliveries, clock, time);
        return this;
    }
}
