using Recovery.Api.Standing;
using Recovery.Engine;
using Recovery.Engine.Delivering;
using Recovery.Engine.Observing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Following;

namespace Recovery.Host.Standing;

/// <summary>
/// Feels every few seconds how far behind the duties of the whole fleet are: shown as figures, and red with a reason where somebody must look.
/// A receiver that is down makes nothing red: that is the receiver's trouble, and the deliveries show it. What piled up while no host ran is not held against
/// one that has just started: its time counts from then.
/// </summary>
public sealed class Pulse(IEngineNode engine, FollowerLags lags, TimeProvider time) : IDuty, IStanding
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LatestDeadline = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LatestMessage = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LatestFollower = TimeSpan.FromMinutes(2);

    private readonly DateTimeOffset started = engine.Clock.Now;
    private volatile Beat last = new(TimeSpan.Zero, new DeliveryStanding(0, 0, 0, null, null), [], 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    /// <inheritdoc/>
    public string Name => "pulse";

    /// <summary>Offers the figures to whoever collects them.</summary>
    public void Show()
    {
        Telemetry.Gauge("recovery.deadlines.behind", "s", "Since when the oldest due deadline has not been asked.", () => last.Deadlines.TotalSeconds);
        Telemetry.Gauge("recovery.outbox.oldest", "s", "Since when the oldest due message has not left.", () => last.Oldest.TotalSeconds);
        Telemetry.Gauge("recovery.outbox.waiting", "{message}", "Messages that are due and have not left.", () => last.Outbox.Waiting);
        Telemetry.Gauge("recovery.outbox.failed", "{message}", "Messages that were given up.", () => last.Outbox.Failed);
        Telemetry.Gauge("recovery.followers.lag", "{event}", "Events that the furthest follower has not applied, up to a thousand.", () => last.Followers.Select(one => one.Events).DefaultIfEmpty().Max());
        Telemetry.Gauge("recovery.arrivals.waiting", "{arrival}", "Calls and messages that wait for a person.", () => last.Waiting);
        Telemetry.Gauge("recovery.arrivals.overdue", "s", "Since when the first of them is overdue.", () => last.Overdue.TotalSeconds);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        var next = await engine.Deadlines.Next(cancellation);
        var outbox = await engine.Deliveries.Standing(cancellation);
        var followers = await lags.All(cancellation);
        var (waiting, firstDue) = await engine.Arrivals.Waiting(cancellation);
        last = new Beat(Behind(next), outbox, followers, waiting, Behind(firstDue), Behind(outbox.OldestDue), Behind(outbox.OldestUntried));
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Every, time, cancellation);

    /// <inheritdoc/>
    public ValueTask<string?> Trouble(CancellationToken cancellation)
    {
        var now = last;
        var reasons = new List<string>();
        var mine = engine.Clock.Now - started;
        if (Least(now.Deadlines, mine) > LatestDeadline)
            reasons.Add($"deadlines: the oldest that is due has not been asked for {now.Deadlines.TotalSeconds:0} s");
        if (Least(now.Untried, mine) > LatestMessage)
            reasons.Add($"outbox: a message that is due has not been tried for {now.Untried.TotalSeconds:0} s");
        reasons.AddRange(now.Followers.Where(one => one.Events > 0 && Least(one.Since, mine) > LatestFollower)
            .Select(one => $"follower {one.Name}: stands still for {one.Since.TotalSeconds:0} s with {one.Events} events before it"));
        return ValueTask.FromResult(reasons.Count == 0 ? null : string.Join("; ", reasons));
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private TimeSpan Behind(DateTimeOffset? since) => since is { } at && engine.Clock.Now is var now && at < now ? now - at : TimeSpan.Zero;

    /// <param name="Overdue">For how long the first arrival that waits for a person is overdue.</param>
    private sealed record Beat(
        TimeSpan Deadlines, DeliveryStanding Outbox, IReadOnlyList<FollowerLag> Followers, int Waiting, TimeSpan Overdue, TimeSpan Oldest, TimeSpan Untried);
}
