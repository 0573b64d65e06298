using Marten;
using Recovery.CritterStack.Storing;
using Recovery.Domain;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.CritterStack.Timing;

/// <summary>
/// Asks many due cases at once, for more deadlines fall in one moment than a transaction each can carry: streams read in one round trip, answers saved in
/// one transaction. A short cut and no more: what it does not settle, for whatever reason, is asked case by case.
/// </summary>
internal sealed class AskingTogether(IDocumentStore documents, MartenEventStore store, TimerPump pump, IPolicyCatalog policies, IEngineClock clock)
{
    private const int Together = 50;
    private const int AtOnce = 4; // transactions
    private static readonly Request ByItself = new(Actor.Engine);

    /// <summary>Asks them, and settles each.</summary>
    /// <exception cref="AggregateException">Some cannot be asked; the others were.</exception>
    public async Task Ask(IReadOnlyCollection<DueCase> due, CancellationToken cancellation)
    {
        List<DueCase> left = [];
        foreach (var turn in due.Chunk(Together * AtOnce))
        {
            var rests = await Task.WhenAll(turn.Chunk(Together).Select(some => Short(some, cancellation)));
            left.AddRange(rests.SelectMany(rest => rest));
        }

        await pump.AskAll(left, cancellation);
    }

    /// <summary>Answers those that are left to be asked one by one.</summary>
    private async Task<IReadOnlyCollection<DueCase>> Short(DueCase[] due, CancellationToken cancellation)
    {
        try
        {
            return await Save(due, cancellation);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            return due; // a conflict, a broken connection, a case that cannot be read: found again one by one, and said there
        }
    }

    private async Task<IReadOnlyCollection<DueCase>> Save(DueCase[] due, CancellationToken cancellation)
    {
        var streams = await store.ReadMany([.. due.Select(one => one.Complaint)], cancellation);
        await using var session = documents.LightweightSession();
        var written = new HashSet<ComplaintId>();
        CaseWriting? last = null;
        foreach (var (id, events) in streams)
        {
            var verdict = Verdict.On(new Elapse(id), ByItself, KnownCase.Of(events), Elapsing.Decide, policies, clock);
            if (verdict is not Verdict.Granted { Effect.Unit: var unit })
                continue;
            last = CaseWriting.In(session, unit, await store.Closing(unit, cancellation));
            written.Add(id);
        }

        if (last is null)
            return due;
        await session.SaveChangesAsync(cancellation);
        store.Done(last);
        return [.. due.Where(one => !written.Contains(one.Complaint))];
    }
}
