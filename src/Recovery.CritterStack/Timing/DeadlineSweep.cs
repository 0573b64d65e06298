using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.CritterStack.Queueing;

namespace Recovery.CritterStack.Timing;

/// <summary>
/// Hands deadlines that come within a short horizon to Wolverine as durable scheduled messages, and asks by itself what is due already: written by
/// another engine, due in greater numbers than messages drain, or lost with its message. The deadline rows are the truth; a lease says that one was handed over.
/// </summary>
public sealed class DeadlineSweep : IDuty
{
    /// <summary>How far ahead deadlines become messages. Short: Wolverine finds due messages by reading all that are scheduled.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lease = Horizon + TimeSpan.FromSeconds(15); // a message not through by then is given up, and the case asked here
    private const int Most = 2000;

    private readonly IDeadlineQueue queue;
    private readonly AskingTogether asking;
    private readonly Messages messages;
    private readonly IEngineClock clock;
    private readonly TimeProvider time;

    internal DeadlineSweep(IDeadlineQueue queue, AskingTogether asking, Messages messages, IEngineClock clock, TimeProvider time) =>
        (this.queue, this.asking, this.messages, this.clock, this.time) = (queue, asking, messages, clock, time);

    /// <inheritdoc/>
    public string Name => "deadline-sweep";

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        var now = clock.Now;
        var coming = await queue.Claim(Most, Lease, now + Horizon, cancellation);
        await messages.Schedule(coming.Where(one => one.FiresAt > now).Select(one => (AskCase.Of(one), one.FiresAt)), cancellation);
        var due = coming.Where(one => one.FiresAt <= now).ToList();
        await asking.Ask(due, cancellation);
        return coming.Count == Most || due.Count > 0; // what was asked may be due again soon: then it is handed over at once
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Period, time, cancellation);
}
