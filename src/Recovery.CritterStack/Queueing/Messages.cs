using Marten;
using Recovery.CritterStack.Delivering;
using Recovery.CritterStack.Timing;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Recovery.CritterStack.Queueing;

/// <summary>Puts messages of ours into Wolverine's durable queues, many in one transaction.</summary>
internal sealed class Messages(IWolverineRuntime wolverine, IDocumentStore documents)
{
    /// <summary>Messages to be handled at their instants.</summary>
    public Task Schedule(IEnumerable<(AskCase Ask, DateTimeOffset At)> messages, CancellationToken cancellation) =>
        InOneTransaction(messages, static (outbox, message) => outbox.ScheduleAsync(message.Ask, message.At), cancellation);

    /// <summary>Messages to be handled as soon as may be.</summary>
    public Task Publish(IEnumerable<Leaving> messages, CancellationToken cancellation) =>
        InOneTransaction(messages, static (outbox, message) => outbox.PublishAsync(message), cancellation);

    private async Task InOneTransaction<T>(IEnumerable<T> messages, Func<MartenOutbox, T, ValueTask> send, CancellationToken cancellation)
    {
        await using var session = documents.LightweightSession();
        var outbox = new MartenOutbox(wolverine, session);
        var any = false;
        foreach (var message in messages)
        {
            await send(outbox, message);
            any = true;
        }

        if (any)
            await session.SaveChangesAsync(cancellation);
    }
}
