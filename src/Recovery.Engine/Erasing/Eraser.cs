using Recovery.Domain;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Decisions;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Engine.Erasing;

/// <summary>
/// Forgets complainants: the event on each of their cases first, then, in one transaction, their keys and every readable row. What a crash
/// interrupts, the duty finishes, on any node. The list of who was erased is also kept outside the database, and what a restored backup brought back
/// is erased again from there, before anybody is given anything.
/// </summary>
public sealed class Eraser(IErasures erasures, IEventStore store, IComplaintEngine engine, IErasureList outside, TimeProvider time) : IDuty
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => "eraser";

    /// <summary>Forgets one complainant; answers when it is done, or why it is not.</summary>
    /// <param name="complaint">A case of theirs, where it was asked by one.</param>
    /// <exception cref="StoreUnavailableException">The database went away: what is begun will be finished.</exception>
    public async ValueTask<ErasureOutcome> Erase(Guid subject, ComplaintId? complaint, Actor by, string reason, string legalGround, CancellationToken cancellation)
    {
        var cases = await erasures.CasesOf(subject, complaint, cancellation).ConfigureAwait(false);
        foreach (var (id, events) in await store.ReadMany(cases, cancellation).ConfigureAwait(false))
        {
            if (Erasure.Decide(KnownCase.Of(events).State, new EraseSubject(id, reason, legalGround)) is Decision.Refused no)
                return new ErasureOutcome.Refused(no.Code, no.Detail);
        }

        return await erasures.Begin(subject, complaint, by.Name, reason, legalGround, cancellation).ConfigureAwait(false) switch
        {
            null                            => new ErasureOutcome.Unknown(),
            { DoneAt: null } begun          => new ErasureOutcome.Done(await Finish(begun, cancellation).ConfigureAwait(false)),
            var done                        => new ErasureOutcome.Done(done),
        };
    }

    /// <summary>Forgets again whom a restored backup has brought back; answers how many. To be done before anything of the database is shown.</summary>
    /// <exception cref="StoreUnavailableException">The database went away.</exception>
    public async ValueTask<int> Repeat(CancellationToken cancellation)
    {
        var undone = await erasures.Undone(outside.Read(), cancellation).ConfigureAwait(false);
        foreach (var line in undone)
            await Erase(line.Subject, null, Actor.Engine, "a restored backup had brought it back", line.LegalGround, cancellation).ConfigureAwait(false);
        return undone.Count;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        foreach (var begun in await erasures.Unfinished(cancellation).ConfigureAwait(false))
            await Finish(begun, cancellation).ConfigureAwait(false);
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);

    private async ValueTask<ErasedPerson> Finish(ErasedPerson begun, CancellationToken cancellation)
    {
        outside.Add(begun);
        foreach (var complaint in begun.Complaints)
        {
            var outcome = await engine.Handle(
                new EraseSubject(complaint, begun.Reason, begun.LegalGround), new Request(new Actor(begun.By, Role.Admin)), cancellation).ConfigureAwait(false);
            if (outcome is not (Outcome.Done or Outcome.Unknown)) // Unknown: its key was made, and the case itself never was
                throw new StoreUnavailableException($"the erasure of {begun.Subject} could not be written on {complaint}; it goes on by itself");
        }

        return await erasures.Finish(begun, cancellation).ConfigureAwait(false);
    }
}

/// <summary>What asking for an erasure came to.</summary>
public abstract record ErasureOutcome
{
    private ErasureOutcome()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done(ErasedPerson Person) : ErasureOutcome;

    /// <summary>The rule refuses it: the reason names the person, or says nothing.</summary>
    public sealed record Refused(string Code, string? Detail) : ErasureOutcome;

    /// <summary>Nothing was ever known of them.</summary>
    public sealed record Unknown : ErasureOutcome;
}
