using Recovery.Domain;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Timing;

/// <summary>Asks the state of every case whose time has come. Claims carry a lease, the append or the settling replaces the row; no leader is needed.</summary>
public sealed class TimerPump(IDeadlineQueue queue, ComplaintEngine engine, IEventStore store, IPolicyCatalog policies, IEngineClock clock, TimeProvider time) : IDuty
{
    private const int Batch = 500;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(100); // a deadline another node writes must not wait long
    private static readonly Request ByItself = new(Actor.Engine);

    /// <inheritdoc/>
    public string Name => "timer-pump";

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        var due = await queue.Claim(Batch, Lease, clock.Now, cancellation).ConfigureAwait(false);
        if (due.Count == 0)
            return false;
        await engine.Preload([.. due.Select(one => one.Complaint)], cancellation).ConfigureAwait(false);
        await Task.WhenAll(due.Select(one => Ask(one, cancellation))).ConfigureAwait(false);
        return due.Count == Batch;
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation)
    {
        var next = await queue.Next(cancellation).ConfigureAwait(false);
        var sleep = next is { } at && at - clock.Now < LongestSleep ? at - clock.Now : LongestSleep;
        if (sleep > TimeSpan.Zero)
            await Task.Delay(sleep, time, cancellation).ConfigureAwait(false);
    }

    private async Task Ask(DueCase due, CancellationToken cancellation)
    {
        var outcome = await engine.Handle(new Elapse(due.Complaint), ByItself, cancellation).ConfigureAwait(false);
        if (outcome is Outcome.Done { Changed: true })
            return; // the append has replaced the row
        await queue.Settle(due, await NextAsk(due.Complaint, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    }

    private async ValueTask<DateTimeOffset?> NextAsk(ComplaintId id, CancellationToken cancellation)
    {
        var events = await store.Read(id, cancellation).ConfigureAwait(false);
        var state = events.Aggregate(Complaint.None, (so, e) => so.After(e.Event, e.At));
        if (state.Stage == Stage.None)
            return null;
        var pack = policies.Pack(state.Pack);
        var calendar = policies.Calendar(state.Calendar);
        return Escalation.NextAsk(state, Deadlines.Owed(state, pack, calendar), pack, calendar);
    }
}
