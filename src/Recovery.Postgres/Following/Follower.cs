using System.Data;
using Npgsql;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Following;

/// <summary>
/// Follows the log in position order: effect and checkpoint in one transaction, the checkpoint locked, so that of several nodes one follows at a time.
/// Strict: what cannot be read or applied stops it and turns <see cref="Health"/> red; it tries again, ever more slowly, and goes on by itself
/// once the cause is gone (DESIGN 5, FAULTS T10).
/// </summary>
public sealed class Follower(NpgsqlDataSource database, CaseKeys keys, IFollowerEffect effect, IChangeFeed changes, TimeProvider time, int batch = 500) : IFollower
{
    internal static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200); // what comes meanwhile is applied in one step, not in twenty beside the appends
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(2); // a node that died may have left the checkpoint to us
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(1);

    private readonly LogReading log = new(keys);
    private bool elsewhere;
    private int failures;
    private long stoppedAt; // on the stopwatch
    private bool oneByOne; // after a batch failed: to find the event itself, and to apply those before it

    /// <inheritdoc/>
    public string Name => effect.Name;

    /// <inheritdoc/>
    public FollowerHealth Health { get; private set; } = new(effect.Name, 0, null);

    /// <summary>It stands still, and has stood long enough, or has not looked for the very event yet.</summary>
    internal bool MayTryAgain => Health.StoppedBecause is not null && (failures == 0 || time.GetElapsedTime(stoppedAt) >= Backoff(failures));

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The database cannot answer now; nothing was applied.</exception>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        var step = await database.Run(connection => Step(connection, oneByOne ? 1 : batch, cancellation), cancellation);
        elsewhere = step is null;
        if (step is null)
            return false;
        Health = new FollowerHealth(Name, step.Position, step.Stopped);
        stoppedAt = time.GetTimestamp();
        if (step.Stopped is null)
        {
            failures = 0;
            oneByOne = false;
            return step.More;
        }

        var narrowed = oneByOne || step.Exact;
        oneByOne = true;
        failures = narrowed ? failures + 1 : 0;
        return !narrowed; // once more at once, one by one: all but the event at fault can be applied
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation)
    {
        if (elsewhere)
            await Task.Delay(LongestSleep, time, cancellation);
        else if (Health.StoppedBecause is null)
        {
            await changes.Grown(Health.Position, LongestSleep, cancellation);
            await Task.Delay(Breath, time, cancellation);
        }
        else
            await Task.Delay(Backoff(failures), time, cancellation);
    }

    /// <summary>Wait after the n-th failure in a row: 1 s, 2 s, 4 s … 1 min.</summary>
    internal static TimeSpan Backoff(int failures) =>
        failures > 6 ? LongestBackoff : TimeSpan.FromSeconds(Math.Min(LongestBackoff.TotalSeconds, Math.Pow(2, Math.Max(0, failures - 1))));

    /// <summary>What it makes of these events.</summary>
    internal ValueTask Apply(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<RecordedEvent> events, CancellationToken ct) =>
        effect.Apply(connection, transaction, events, ct);

    /// <summary>How it stands after it went with others.</summary>
    internal void Stands(long position, (long Position, Exception Because)? unreadable)
    {
        Health = new FollowerHealth(Name, position, Stopped(unreadable));
        stoppedAt = time.GetTimestamp();
    }

    /// <summary>Null where another node follows.</summary>
    private async ValueTask<Result?> Step(NpgsqlConnection connection, int limit, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        if (await FollowerCheckpoint.Take(connection, Name, ct) is not { } position)
            return null;

        var read = await log.Read(connection, position, limit, ct);
        if (read.Through == position)
            return new Result(position, false, Stopped(read.Unreadable), Exact: true);

        try
        {
            if (read.Events.Count > 0)
                await Apply(connection, transaction, read.Events, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !Database.Passes(failure))
        {
            return new Result(position, false, Stopped((read.Events[0].Position, failure)));
        }

        await FollowerCheckpoint.Move(connection, Name, read.Through, ct);
        await transaction.CommitAsync(ct);
        return new Result(read.Through, read.More || limit == 1, Stopped(read.Unreadable), Exact: true);
    }

    private FollowerStoppedException? Stopped((long Position, Exception Because)? by) => by is var (position, because) ? new FollowerStoppedException(Name, position, because) : null;

    /// <param name="Exact">The reason names the very event, not a batch that holds it.</param>
    private sealed record Result(long Position, bool More, FollowerStoppedException? Stopped, bool Exact = false);
}
