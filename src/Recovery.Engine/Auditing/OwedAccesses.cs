using System.Collections.Concurrent;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Engine.Auditing;

/// <summary>
/// Where the log cannot be written to now, as on a full disk, who works on a case goes on reading it: the access is owed to the log, with its instant,
/// and written down as soon as that is possible. What is taken away, and who read what, is not given meanwhile; nor is anything more than can be remembered.
/// </summary>
/// <param name="most">Accesses owed at most.</param>
public sealed class OwedAccesses(IAccessLog log, IEngineClock clock, TimeProvider time, int most = 10_000) : IAccessLog, IDuty
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<Access> owed = new();

    /// <inheritdoc/>
    public string Name => "owed accesses";

    /// <inheritdoc/>
    public async ValueTask Record(Access access, CancellationToken cancellation)
    {
        try
        {
            await log.Record(access, cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException) when (IsWork(access.Kind) && owed.Count < most)
        {
            owed.Enqueue(access with { At = clock.Now });
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PastAccess>> Page(AccessFilter filter, CancellationToken cancellation) => log.Page(filter, cancellation);

    /// <summary>Pays one of those that are owed, the oldest first; true where there are more. What cannot be paid stays owed.</summary>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        if (!owed.TryPeek(out var oldest))
            return false;
        await log.Record(oldest, cancellation).ConfigureAwait(false);
        owed.TryDequeue(out _);
        return !owed.IsEmpty;
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation) => await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);

    private static bool IsWork(AccessKind kind) => kind is AccessKind.Read or AccessKind.Replayed or AccessKind.Searched or AccessKind.OpenedMessage;
}
