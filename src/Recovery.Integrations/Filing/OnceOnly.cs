using Recovery.Domain;
using Recovery.Engine.Handling;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;

namespace Recovery.Integrations.Filing;

/// <summary>
/// Gives commands that may come from many at once under one key. Whoever finds the key taken looks for what came of it instead of asking for
/// it again: many that asked again would only stand in each other's way.
/// </summary>
public sealed class OnceOnly(IComplaintEngine engine, IEventStore store, CaseReader cases, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20); // longer than a command takes on a machine that gasps for air

    /// <summary>Handles one command; in flight or contended only where it still is so after twenty seconds.</summary>
    public async ValueTask<Outcome> Handle(IComplaintCommand command, Request request, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var outcome = await engine.Handle(command, request, cancellation).ConfigureAwait(false);
            if (outcome is not (Outcome.KeyInFlight or Outcome.Contended))
                return outcome;
            if (await Known(request, cancellation).ConfigureAwait(false) is { } known)
                return known;
            if (time.GetElapsedTime(began) > Patience)
                return outcome;
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask<Outcome?> Known(Request request, CancellationToken cancellation)
    {
        foreach (var key in request.Keys)
        {
            if (await store.FindKey(key.Scope, key.Key, cancellation).ConfigureAwait(false) is not { } record)
                continue;
            if (!record.PayloadHash.Span.SequenceEqual(key.PayloadHash.Span))
                return new Outcome.KeyReused();
            if (await cases.AtVersion(record.Complaint, record.Version, cancellation).ConfigureAwait(false) is { } then)
                return new Outcome.DoneBefore(then.Case);
        }

        return null;
    }
}
