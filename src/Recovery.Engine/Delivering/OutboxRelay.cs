using System.Diagnostics;
using System.Net.Sockets;
using Recovery.Engine.Observing;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Engine.Delivering;

/// <summary>Hands what waits in the outbox to whoever delivers its kind, again and again until it is done. Kinds without a delivery wait.</summary>
public sealed class OutboxRelay(IOutbox outbox, IReadOnlyCollection<IDelivery> deliveries, IEngineClock clock, TimeProvider time) : IDuty
{
    private const int Batch = 64;
    private const int AtOnce = 16; // a receiver that hangs does not hold up the others
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5); // longer than a batch whose every receiver hangs until it times out
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IDelivery> byKind = deliveries.ToDictionary(delivery => delivery.Kind, StringComparer.Ordinal);

    /// <summary>The kinds it can deliver.</summary>
    public IReadOnlyCollection<string> Kinds => byKind.Keys;

    /// <inheritdoc/>
    public string Name => "outbox-relay";

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        if (byKind.Count == 0)
            return false;
        var claimed = await outbox.Claim(byKind.Keys, Batch, Lease, clock.Now, cancellation).ConfigureAwait(false);
        await Parallel.ForEachAsync(claimed, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, Deliver).ConfigureAwait(false);
        return claimed.Count > 0; // what went may have been in the way of the next of its case
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);

    /// <summary>Delivers one claimed message, and says in the outbox what came of it.</summary>
    public async ValueTask Deliver(ClaimedMessage message, CancellationToken cancellation)
    {
        using var span = Telemetry.Span("deliver " + message.Kind, message.Correlation, ActivityKind.Producer);
        var result = await Tried(message, cancellation).ConfigureAwait(false);
        span?.SetTag("recovery.result", result.GetType().Name);
        Telemetry.Delivered(message.Kind, result.GetType().Name);
        switch (result)
        {
            case DeliveryResult.Delivered done:
                await outbox.Done(message, done.As, cancellation).ConfigureAwait(false);
                break;
            case DeliveryResult.NotSent not:
                await outbox.NotSent(message, not.Reason, cancellation).ConfigureAwait(false);
                break;
            case DeliveryResult.Never never:
                await outbox.Failed(message, never.Reason, retryAt: null, counts: true, cancellation).ConfigureAwait(false);
                break;
            case DeliveryResult.Later later:
                await outbox.Failed(message, later.Reason, RetryAt(message, later), later.Counts, cancellation).ConfigureAwait(false);
                break;
        }
    }

    private async ValueTask<DeliveryResult> Tried(ClaimedMessage message, CancellationToken cancellation)
    {
        try
        {
            return await byKind[message.Kind].Deliver(message, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return new DeliveryResult.Later(Reason(failure));
        }
    }

    /// <summary>What a connection says of itself names nobody; any other message might.</summary>
    private static string Reason(Exception failure) => failure is IOException or SocketException or TimeoutException or StoreUnavailableException
        ? $"{failure.GetType().Name}: {failure.Message}"
        : failure.GetType().Name;

    /// <summary>Null after the last try.</summary>
    private DateTimeOffset? RetryAt(ClaimedMessage message, DeliveryResult.Later later) =>
        later is { Counts: false, Wait: { } rest } ? clock.Now + rest
        : RetrySchedule.After(message.Attempt, message.Complaint.Value) is { } usual ? clock.Now + (later.Wait ?? usual)
        : null;
}
