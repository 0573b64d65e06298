using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Handling;

/// <summary>The command loop of the built-in engine; see <see cref="IComplaintEngine"/>.</summary>
public sealed class ComplaintEngine(IEventStore store, IPolicyCatalog policies, IEngineClock clock, TimeProvider time, int cachedCases = 40_000) : IComplaintEngine
{
    private readonly CaseCache cache = new(cachedCases);
    private readonly CommandLoop loop = new(store, policies, time);

    /// <inheritdoc/>
    public ValueTask<Outcome> Handle(IComplaintCommand command, Request request, CancellationToken cancellation) =>
        loop.Run(command, request, DecideOnce, cancellation);

    /// <inheritdoc/>
    public async ValueTask Preload(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation)
    {
        var missing = complaints.Where(id => cache.Find(id) is null).ToList();
        if (missing.Count == 0)
            return;
        foreach (var (id, events) in await store.ReadMany(missing, cancellation).ConfigureAwait(false))
            cache.Keep(id, KnownCase.Of(events));
    }

    /// <summary>Drops what is kept of a case in memory.</summary>
    public void Forget(ComplaintId complaint) => cache.Forget(complaint);

    /// <summary>Drops what is kept of any case in memory.</summary>
    public void ForgetAll() => cache.ForgetAll();

    /// <summary>Null: the stream moved on meanwhile, decide again.</summary>
    private async ValueTask<Outcome?> DecideOnce(IComplaintCommand command, Request request, CancellationToken cancellation)
    {
        var known = command is Receive ? KnownCase.None : cache.Find(command.Complaint);
        var current = known ?? await Load(command.Complaint, cancellation).ConfigureAwait(false);
        var fresh = known is null;
        while (true)
        {
            var verdict = Verdict.On(command, request, current, (complaint, context) => complaint.Decide(command, context), policies, clock);
            if (verdict is Verdict.Granted granted)
                return await Append(granted, request, cancellation).ConfigureAwait(false);

            // Only what is written is checked by the database: any other answer must be given on the state of now.
            if (verdict is Verdict.Said said && (fresh || await store.VersionOf(command.Complaint, cancellation).ConfigureAwait(false) == current.Version))
                return await loop.KnownByKey(request, cancellation).ConfigureAwait(false) ?? said.Outcome;
            current = await Load(command.Complaint, cancellation).ConfigureAwait(false);
            fresh = true;
        }
    }

    private async ValueTask<Outcome?> Append(Verdict.Granted granted, Request request, CancellationToken cancellation)
    {
        switch (await store.Append(granted.Effect.Unit, cancellation).ConfigureAwait(false))
        {
            case AppendResult.Appended written:
                cache.Keep(granted.Effect.Unit.Complaint, granted.After(written));
                return granted.Outcome(written);
            case AppendResult.DuplicateKey:
                return await loop.KnownByKey(request, cancellation).ConfigureAwait(false);
            default:
                cache.Forget(granted.Effect.Unit.Complaint);
                return null;
        }
    }

    private async ValueTask<KnownCase> Load(ComplaintId id, CancellationToken cancellation)
    {
        var loaded = KnownCase.Of(await store.Read(id, cancellation).ConfigureAwait(false));
        if (loaded.Version > 0)
            cache.Keep(id, loaded);
        return loaded;
    }
}
