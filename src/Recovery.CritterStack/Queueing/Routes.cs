using Recovery.CritterStack.Delivering;
using Recovery.CritterStack.Handling;
using Recovery.CritterStack.Timing;
using Wolverine;
using Wolverine.Runtime;

namespace Recovery.CritterStack.Queueing;

/// <summary>The check that every message has somewhere to go: Wolverine drops what has not, and says so to nobody.</summary>
internal static class Routes
{
    /// <summary>Every message that goes through a queue.</summary>
    private static readonly object[] Queued = [new AskCase(Guid.Empty, DateTimeOffset.UnixEpoch, 0), new Leaving(0, Guid.Empty, 0, string.Empty, null, string.Empty, 0, 0, null)];

    /// <summary>Follows every command to its handler, whose generated code is loaded by this, and every queued message to a durable queue.</summary>
    /// <exception cref="InvalidOperationException">One of them leads nowhere, or to a queue that forgets.</exception>
    public static void Check(WolverineRuntime wolverine)
    {
        foreach (var command in Asked.Commands)
        {
            if (wolverine.Handlers.HandlerFor(typeof(Asked<>).MakeGenericType(command)) is null)
                throw new InvalidOperationException($"no handler for the command {command.Name}");
        }

        var bus = new MessageBus(wolverine);
        foreach (var message in Queued)
        {
            if (wolverine.Handlers.HandlerFor(message.GetType()) is null)
                throw new InvalidOperationException($"no handler for the message {message.GetType().Name}");
            if (bus.PreviewSubscriptions(message) is not [{ Destination: { } queue }] || wolverine.Endpoints.EndpointFor(queue) is not { Mode: Wolverine.Configuration.EndpointMode.Durable })
                throw new InvalidOperationException($"no durable queue for the message {message.GetType().Name}");
        }
    }
}
