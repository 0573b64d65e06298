using Recovery.Audit.Notarising;
using Recovery.Engine.Storing;

namespace Recovery.Audit.Verifying.Running;

/// <summary>Verifies the log in the background of this node, one run at a time, whoever looks on or leaves.</summary>
/// <param name="keys">Where the keys lie whose signatures count.</param>
/// <param name="folder">Where checkpoints lie outside the database.</param>
public sealed class Verifier(IVerificationRuns runs, ILogCopies copies, NotaryKeys keys, CheckpointFolder folder, IEngineClock clock, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private Task current = Task.CompletedTask;

    /// <summary>The runs of all nodes.</summary>
    public IVerificationRuns Runs { get; } = runs;

    /// <summary>Where signed checkpoints are written outside the database.</summary>
    public string Outside => folder.Directory;

    /// <summary>The verifier's lines of the keys whose signatures count.</summary>
    /// <exception cref="NoteException">The file of them cannot be read as such.</exception>
    public IReadOnlyList<VerifierKey> Keys() => keys.Known();

    /// <summary>Starts one; null where one runs on this node already.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot answer now; nothing was started.</exception>
    public async ValueTask<VerificationRun?> Start(string by, bool full, CancellationToken cancellation)
    {
        var now = clock.Now;
        var run = new VerificationRun(Guid.CreateVersion7(now), now, by, full, RunState.Running, 0, 0, now, null, null, null);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (!current.IsCompleted || ending.IsCancellationRequested)
                return null;
            current = Task.Run(() => After(written.Task, run), CancellationToken.None);
        }

        try
        {
            await Runs.Begin(run, cancellation).ConfigureAwait(false);
            written.SetResult();
            return run;
        }
        catch
        {
            written.SetCanceled(CancellationToken.None);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        await current.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private async Task After(Task written, VerificationRun run)
    {
        await written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (written.IsCompletedSuccessfully)
            await End(await Run(run).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task<VerificationRun> Run(VerificationRun run)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        var count = new Count();
        try
        {
            var trusted = Keys();
            if (trusted.Count == 0)
                return run with { State = RunState.Failed, Trouble = "there is no key to verify with: no checkpoint was signed here yet" };
            var verdict = await new HouseVerification(copies, trusted, folder, []).Run(run.IsFull, Shown, stop.Token).ConfigureAwait(false);
            return run with { State = RunState.Ended, Events = verdict.Size, Read = verdict.Size, Verdict = verdict };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return run with { State = ending.IsCancellationRequested ? RunState.Failed : RunState.Stopped, Events = count.Of, Read = count.Read, Trouble = ending.IsCancellationRequested ? "the node that ran it was ended" : null };
        }
#pragma warning disable CA1031 // whatever was in the way, the run must come to an end that people can read
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            return run with { State = RunState.Failed, Events = count.Of, Read = count.Read, Trouble = trouble.Message };
        }

        async Task<Verdict> Shown(long events, Func<IProgress<long>?, Task<Verdict>> verify)
        {
            count.Of = events;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            var beats = Tell(run.Id, count, stop, ended.Token);
            try
            {
                return await verify(count).ConfigureAwait(false);
            }
            finally
            {
                await ended.CancelAsync().ConfigureAwait(false);
                await beats.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Tells how far it is, and hears whether it is to stop, until it ended.</summary>
    private async Task Tell(Guid id, Count count, CancellationTokenSource stop, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                if (!await Runs.GoesOn(id, count.Of, count.Read, clock.Now, ended).ConfigureAwait(false))
                    await stop.CancelAsync().ConfigureAwait(false);
            }
            catch (StoreUnavailableException)
            {
                // the verification itself will find out; the next beat tells
            }

            await Task.Delay(Beat, time, ended).ConfigureAwait(false);
        }
    }

    private async Task End(VerificationRun run)
    {
        try
        {
            await Runs.End(run with { SeenAt = clock.Now, EndedAt = clock.Now }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            // it shows as one whose node went away, which says no less of the log
        }
    }

    private sealed class Count : IProgress<long>
    {
        private long of;
        private long read;

        public long Of
        {
            get => Volatile.Read(ref of);
            set => Volatile.Write(ref of, value);
        }

        public long Read => Volatile.Read(ref read);

        public void Report(long value) => Volatile.Write(ref read, value);
    }
}
