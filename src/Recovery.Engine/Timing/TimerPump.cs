using Recovery.Domain;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Timing;

/// <summary>
/// Asks the state of every case whose time has come. Claims carry a lease, the append or the settling replaces the row; no leader is needed.
/// A case that cannot be understood keeps its lease, holds back no other, and turns the duty red.
/// </summary>
public sealed class TimerPump(IDeadlineQueue queue, IComplaintEngine engine, IPolicyCatalog policies, IEngineClock clock, TimeProvider time) : IDuty
{
    private const int Most = 2000;
    private const int Part = 500;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(100); // a deadline another node writes must not wait long
    private static readonly Request ByItself = new(Actor.Engine);

    /// <inheritdoc/>
    public string Name => "timer-pump";

    /// <inheritdoc/>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        var due = await queue.Claim(Most, Lease, clock.Now, cancellation).ConfigureAwait(false);
        await AskAll(due, cancellation).ConfigureAwait(false);
        return due.Count == Most;
    }

    /// <summary>Asks the state of cases claimed before, and settles each.</summary>
    /// <exception cref="AggregateException">Some cannot be asked; the others were.</exception>
    public async ValueTask AskAll(IReadOnlyCollection<DueCase> due, CancellationToken cancellation)
    {
        if (due.Count == 0)
            return;

        // the next part is read while this one is decided
        var parts = due.Chunk(Part).ToArray();
        var read = Read(parts[0], cancellation);
        List<Exception> unclear = [];
        for (var n = 0; n < parts.Length; n++)
        {
            await read.ConfigureAwait(false);
            read = n + 1 < parts.Length ? Read(parts[n + 1], cancellation) : Task.CompletedTask;
            unclear.AddRange(await Ask(parts[n], cancellation).ConfigureAwait(false));
        }

        if (unclear.Count > 0)
            throw new AggregateException("some cases cannot be asked for their deadlines", unclear);
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation)
    {
        var next = await queue.Next(cancellation).ConfigureAwait(false);
        var sleep = next is { } at && at - clock.Now < LongestSleep ? at - clock.Now : LongestSleep;
        if (sleep > TimeSpan.Zero)
            await Task.Delay(sleep, time, cancellation).ConfigureAwait(false);
    }

    private async Task Read(DueCase[] due, CancellationToken cancellation)
    {
        try
        {
            await engine.Preload([.. due.Select(one => one.Complaint)], cancellation).ConfigureAwait(false);
        }
        catch (Exception unclear) when (IsUnclear(unclear))
        {
            // one of them cannot be read: each is read for itself, and says so for itself
        }
    }

    private async Task<IReadOnlyList<Exception>> Ask(DueCase[] due, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(due.Select(one => Ask(one, cancellation))).ConfigureAwait(false);
        List<(DueCase, DateTimeOffset?)> open = [];
        foreach (var (one, (outcome, _)) in due.Zip(answers))
        {
            if (outcome is not (null or Outcome.Done { Changed: true })) // unclear, or the append has replaced the row
                open.Add((one, NextAsk(one, outcome)));
        }

        if (open.Count > 0)
            await queue.Settle(open, cancellation).ConfigureAwait(false);
        return [.. answers.Select(answer => answer.Unclear).OfType<Exception>()];
    }

    private async Task<(Outcome? Outcome, Exception? Unclear)> Ask(DueCase due, CancellationToken cancellation)
    {
        try
        {
            return (await engine.Handle(new Elapse(due.Complaint), ByItself, cancellation).ConfigureAwait(false), null);
        }
        catch (Exception unclear) when (IsUnclear(unclear))
        {
            return (null, unclear);
        }
    }

    /// <summary>Anything that is the case's own trouble: not the store's, and not our stopping.</summary>
    private static bool IsUnclear(Exception failure) => failure is not (StoreUnavailableException or OperationCanceledException);

    /// <summary>What could not be decided is asked again at once; a case that does not exist, never.</summary>
    private DateTimeOffset? NextAsk(DueCase due, Outcome outcome)
    {
        if (outcome is Outcome.Unknown)
            return null;
        if (outcome is not Outcome.Done { Case: var now })
            return due.FiresAt;
        return Escalation.NextAsk(now.State, now.Clocks.Where(clock => clock.IsOwed), policies.Pack(now.State.Pack), policies.Calendar(now.State.Calendar));
    }
}
