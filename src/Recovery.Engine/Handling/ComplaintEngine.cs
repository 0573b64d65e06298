using System.Collections.Concurrent;
using Polly;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Handling;

/// <summary>The command loop of the built-in engine; see <see cref="IComplaintEngine"/>.</summary>
public sealed class ComplaintEngine(IEventStore store, IPolicyCatalog policies, IEngineClock clock, TimeProvider time, int cachedCases = 40_000) : IComplaintEngine
{
    private readonly CaseCache cache = new(cachedCases);
    private readonly ConcurrentDictionary<(string Scope, string Key), byte> inFlight = new();
    private readonly ResiliencePipeline<Attempt> retrying = EnginePipelines.Decision(time);
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <inheritdoc/>
    public async ValueTask<Outcome> Handle(IComplaintCommand command, Request request, CancellationToken cancellation)
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

            return await Try(command, request, cancellation).ConfigureAwait(false) ?? await TryAgain(command, request, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var key in request.Keys.Take(taken))
                inFlight.TryRemove((key.Scope, key.Key), out _);
        }
    }

    /// <inheritdoc/>
    public async ValueTask Preload(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation)
    {
        var missing = complaints.Where(id => cache.Find(id) is null).ToList();
        if (missing.Count == 0)
            return;
        foreach (var (id, events) in await store.ReadMany(missing, cancellation).ConfigureAwait(false))
            cache.Keep(id, Folded(events));
    }

    /// <summary>The first try outside the retry pipeline: nearly every command needs no other.</summary>
    private async ValueTask<Outcome?> Try(IComplaintCommand command, Request request, CancellationToken cancellation)
    {
        try
        {
            return await DecideOnce(command, request, cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException failure) when (!failure.OutcomeUnknown)
        {
            return null;
        }
    }

    /// <summary>Whoever met a conflict waits for their turn: on one node the same case is then contended by one at a time.</summary>
    private async ValueTask<Outcome> TryAgain(IComplaintCommand command, Request request, CancellationToken cancellation)
    {
        var turn = turns[(uint)command.Complaint.GetHashCode() % turns.Length];
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var attempt = await retrying.ExecuteAsync(
                async token => new Attempt(await DecideOnce(command, request, token).ConfigureAwait(false)), cancellation).ConfigureAwait(false);
            return attempt.Outcome ?? new Outcome.Contended();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Null: the stream moved on meanwhile, decide again.</summary>
    private async ValueTask<Outcome?> DecideOnce(IComplaintCommand command, Request request, CancellationToken cancellation)
    {
        var known = command is Receive ? CachedCase.None : cache.Find(command.Complaint);
        var current = known ?? await Load(command.Complaint, cancellation).ConfigureAwait(false);
        var fresh = known is null;
        while (true)
        {
            if (Verdict(command, request, current, out var context, out var accepted) is { } answer)
            {
                // Only what is written is checked by the database: any other answer must be given on the state of now.
                if (fresh || await store.VersionOf(command.Complaint, cancellation).ConfigureAwait(false) == current.Version)
                    return await KnownByKey(request, cancellation).ConfigureAwait(false) ?? answer;
                current = await Load(command.Complaint, cancellation).ConfigureAwait(false);
                fresh = true;
                continue;
            }

            return await Append(command, request, current, accepted!, context!, cancellation).ConfigureAwait(false);
        }
    }

    private Outcome? Verdict(IComplaintCommand command, Request request, CachedCase current, out Context? context, out Decision.Accepted? accepted)
    {
        (context, accepted) = (null, null);
        if (current.Version == 0 && command is not Receive)
            return new Outcome.Unknown();
        if (request.ExpectedVersion is { } expected && expected != current.Version)
            return new Outcome.Moved(current.Version);

        context = ContextOf(command, current, request.Actor);
        switch (current.State.Decide(command, context))
        {
            case Decision.Accepted yes:
                accepted = yes;
                return null;
            case Decision.Refused no:
                return new Outcome.Refused(no.Code, no.Detail, current.State);
            default:
                return new Outcome.Done(Snapshot(command.Complaint, current, context), Changed: false);
        }
    }

    private async ValueTask<Outcome?> Append(
        IComplaintCommand command, Request request, CachedCase current, Decision.Accepted accepted, Context context, CancellationToken cancellation)
    {
        var envelope = new Envelope(request.Actor, request.CorrelationId);
        var events = accepted.Events.Select(fact => new NewEvent(fact, context.Now, envelope)).ToArray();
        var effect = Effect.Of(command.Complaint, current.State, current.Version, events, policies, request.Keys);
        switch (await store.Append(effect.Unit, cancellation).ConfigureAwait(false))
        {
            case AppendResult.Appended done:
                var after = new CachedCase(effect.After, done.Version, done.Position, context.Now);
                cache.Keep(command.Complaint, after);
                return new Outcome.Done(new CaseSnapshot(command.Complaint, after.State, after.Version, after.Position, after.At, effect.Clocks), Changed: true);
            case AppendResult.DuplicateKey:
                return await KnownByKey(request, cancellation).ConfigureAwait(false);
            default:
                cache.Forget(command.Complaint);
                return null;
        }
    }

    private async ValueTask<Outcome?> KnownByKey(Request request, CancellationToken cancellation)
    {
        foreach (var key in request.Keys)
        {
            if (await store.FindKey(key.Scope, key.Key, cancellation).ConfigureAwait(false) is not { } record)
                continue;
            if (!record.PayloadHash.Span.SequenceEqual(key.PayloadHash.Span))
                return new Outcome.KeyReused();
            var events = await store.Read(record.Complaint, cancellation).ConfigureAwait(false);
            var then = Folded([.. events.TakeWhile(e => e.Version <= record.Version)]);
            return new Outcome.DoneBefore(Snapshot(record.Complaint, then, null));
        }

        return null;
    }

    private async ValueTask<CachedCase> Load(ComplaintId id, CancellationToken cancellation)
    {
        var loaded = Folded(await store.Read(id, cancellation).ConfigureAwait(false));
        if (loaded.Version > 0)
            cache.Keep(id, loaded);
        return loaded;
    }

    private static CachedCase Folded(IReadOnlyList<RecordedEvent> events) => events is [.., var last]
        ? new CachedCase(events.Aggregate(Complaint.None, (state, e) => state.After(e.Event, e.At)), last.Version, last.Position, last.At)
        : CachedCase.None;

    /// <summary>Time within a stream never runs backwards, whatever node wrote last.</summary>
    private Context ContextOf(IComplaintCommand command, CachedCase current, Actor actor)
    {
        var (pack, calendar) = command is Receive receive ? (receive.Pack, receive.Calendar) : (current.State.Pack, current.State.Calendar);
        var now = clock.Now;
        return new Context(now < current.At ? current.At : now, actor, policies.Pack(pack), policies.Calendar(calendar));
    }

    private CaseSnapshot Snapshot(ComplaintId id, CachedCase at, Context? context)
    {
        var clocks = Deadlines.Of(at.State, context?.Pack ?? policies.Pack(at.State.Pack), context?.Calendar ?? policies.Calendar(at.State.Calendar));
        return new CaseSnapshot(id, at.State, at.Version, at.Position, at.At, clocks);
    }
}
