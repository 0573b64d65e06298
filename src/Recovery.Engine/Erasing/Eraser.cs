using Recovery.Domain;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Engine.Erasing;

/// <summary>
/// Forgets complainants: the event on each of their cases first, then, in one transaction, their keys and every readable row. What a crash
/// interrupts, the duty finishes, on any node. The list of who was erased is also kept outside the database, where there is a place for it, and what a
/// restored backup brought back is erased again from there.
/// </summary>
public sealed class Eraser(IErasures erasures, IComplaintEngine engine, IErasureList outside, TimeProvider time) : IDuty
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private bool listRead;

    /// <inheritdoc/>
    public string Name => "eraser";

    /// <summary>Forgets one complainant; answers when it is done. Null: nothing was ever known of them.</summary>
    /// <param name="complaint">A case of theirs, where it was asked by one.</param>
    /// <exception cref="StoreUnavailableException">The database went away: what is begun will be finished.</exception>
    public async ValueTask<ErasedPerson?> Erase(Guid subject, ComplaintId? complaint, Actor by, string reason, string legalGround, CancellationToken cancellation) =>
        await erasures.Begin(subject, complaint, by.Name, reason, legalGround, cancellation).ConfigureAwait(false) switch
        {
            { DoneAt: null } begun => await Finish(begun, cancellation).ConfigureAwait(false),
            var known              => known,
        };

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        if (!listRead)
        {
            await Repeat(cancellation).ConfigureAwait(false);
            listRead = true;
        }

        foreach (var begun in await erasures.Unfinished(cancellation).ConfigureAwait(false))
            await Finish(begun, cancellation).ConfigureAwait(false);
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);

    private async ValueTask Repeat(CancellationToken cancellation)
    {
        foreach (var line in outside.Read())
        {
            if (await erasures.IsUndone(line.Subject, line.AskedAt, cancellation).ConfigureAwait(false))
                await Erase(line.Subject, null, Actor.Engine, "a restored backup had brought it back", line.LegalGround, cancellation).ConfigureAwait(false);
        }
    }

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
