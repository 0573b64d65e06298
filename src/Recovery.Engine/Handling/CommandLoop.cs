using System.Collections.Concurrent;
using Polly;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Handling;

/// <summary>
/// What every engine does around a decision: a key is under way once, a conflict or a passing trouble of the store re-runs the decision, and
/// what was done before under the same key is answered as it was then.
/// </summary>
internal sealed class CommandLoop(IEventStore store, IPolicyCatalog policies, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Scope, string Key), byte> inFlight = new();
    private readonly ResiliencePipeline<Attempt> retrying = EnginePipelines.Decision(time);
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Runs a decision until it has an outcome.</summary>
    /// <param name="decideOnce">Null where the stream moved on meanwhile: decide again.</param>
    public async ValueTask<Outcome> Run(
        IComplaintCommand command, Request request, Func<IComplaintCommand, Request, CancellationToken, ValueTask<Outcome?>> decideOnce, CancellationToken cancellation)
    {
        var taken = 0;
        try
        {
            foreach (var key in request.Keys)
            {
                if (!inFlight.TryAdd((key.Scope, key.Key), 0))
                    return new Outcome.KeyInFlight();
                taken++;
            }

            return await Try(command, request, decideOnce, cancellation).ConfigureAwait(false)
                ?? await TryAgain(command, request, decideOnce, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var key in request.Keys.Take(taken))
                inFlight.TryRemove((key.Scope, key.Key), out _);
        }
    }

    /// <summary>The answer given before to one of the request's keys; null where none is known.</summary>
    public async ValueTask<Outcome?> KnownByKey(Request request, CancellationToken cancellation)
    {
        foreach (var key in request.Keys)
        {
            if (await store.FindKey(key.Scope, key.Key, cancellation).ConfigureAwait(false) is not { } record)
                continue;
            if (!record.PayloadHash.Span.SequenceEqual(key.PayloadHash.Span))
                return new Outcome.KeyReused();
            var events = await store.Read(record.Complaint, cancellation).ConfigureAwait(false);
            var then = KnownCase.Of([.. events.TakeWhile(e => e.Version <= record.Version)]);
            return new Outcome.DoneBefore(Verdict.Snapshot(record.Complaint, then, policies));
        }

        return null;
    }

    /// <summary>The first try outside the retry pipeline: nearly every command needs no other.</summary>
    private static async ValueTask<Outcome?> Try(
        IComplaintCommand command, Request request, Func<IComplaintCommand, Request, CancellationToken, ValueTask<Outcome?>> decideOnce, CancellationToken cancellation)
    {
        try
        {
            return await decideOnce(command, request, cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException failure) when (!failure.OutcomeUnknown)
        {
            return null;
        }
    }

    /// <summary>Whoever met a conflict waits for their turn: on one node the same case is then contended by one at a time.</summary>
    private async ValueTask<Outcome> TryAgain(
        IComplaintCommand command, Request request, Func<IComplaintCommand, Request, CancellationToken, ValueTask<Outcome?>> decideOnce, CancellationToken cancellation)
    {
        var turn = turns[(uint)command.Complaint.GetHashCode() % turns.Length];
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var attempt = await retrying.ExecuteAsync(
                async token => new Attempt(await decideOnce(command, request, token).ConfigureAwait(false)), cancellation).ConfigureAwait(false);
            return attempt.Outcome ?? new Outcome.Contended();
        }
        finally
        {
            turn.Release();
        }
    }
}
