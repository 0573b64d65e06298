using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Engine.Delivering;

/// <summary>Hands what waits in the outbox to whoever delivers its kind, again and again until it is done. Kinds without a delivery wait.</summary>
public sealed class OutboxRelay(IOutbox outbox, IReadOnlyCollection<IDelivery> deliveries, IEngineClock clock, TimeProvider time) : IDuty
{
    private const int Batch = 64;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Waits between tries, longest last; after the last a message is given up and stays to be seen.</summary>
    public static readonly IReadOnlyList<TimeSpan> Retries =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

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
        var claimed = await outbox.Claim(byKind.Keys, Batch, Lease, cancellation).ConfigureAwait(false);
        foreach (var message in claimed)
            await Deliver(message, cancellation).ConfigureAwait(false);
        return claimed.Count == Batch;
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);

    /// <summary>Delivers one claimed message, and says in the outbox what came of it.</summary>
    public async ValueTask Deliver(ClaimedMessage message, CancellationToken cancellation)
    {
        try
        {
            await byKind[message.Kind].Deliver(message, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            var retryAt = message.Attempt <= Retries.Count ? clock.Now + Retries[message.Attempt - 1] : (DateTimeOffset?)null;
            await outbox.Failed(message, failure.GetType().Name + ": " + failure.Message, retryAt, cancellation).ConfigureAwait(false);
            return;
        }

        await outbox.Done(message, cancellation).ConfigureAwait(false);
    }
}
