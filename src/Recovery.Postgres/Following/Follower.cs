using System.Data;
using Npgsql;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Reading;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Following;

/// <summary>
/// Follows the log in position order: effect and checkpoint in one transaction, the checkpoint locked, so that of several nodes one follows at a time.
/// Strict: what cannot be read or applied stops it and turns <see cref="Health"/> red; it tries again, ever more slowly, and goes on by itself
/// once the cause is gone (DESIGN 5, FAULTS T10).
/// </summary>
public sealed class Follower(NpgsqlDataSource database, CaseKeys keys, IFollowerEffect effect, IChangeFeed changes, TimeProvider time, int batch = 500) : IFollower
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200); // what comes meanwhile is applied in one step, not in twenty beside the appends
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(2); // a node that died may have left the checkpoint to us
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(1);

    private readonly SettledLog log = new();
    private bool elsewhere;
    private int failures;
    private bool oneByOne; // after a batch failed: to find the event itself, and to apply those before it

    /// <inheritdoc/>
    public string Name => effect.Name;

    /// <inheritdoc/>
    public FollowerHealth Health { get; private set; } = new(effect.Name, 0, null);

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The database cannot answer now; nothing was applied.</exception>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        var step = await database.Run(connection => Step(connection, oneByOne ? 1 : batch, cancellation), cancellation);
        elsewhere = step is null;
        if (step is null)
            return false;
        Health = new FollowerHealth(Name, step.Position, step.Stopped);
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

    /// <summary>Null where another node follows.</summary>
    private async ValueTask<Result?> Step(NpgsqlConnection connection, int limit, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        if (await Checkpoint(connection, ct) is not { } position)
            return null;

        var (events, through, unreadable, more) = await ReadOn(connection, position, limit, ct);
        if (through == position)
            return new Result(position, false, unreadable, Exact: true);

        try
        {
            if (events.Count > 0)
                await effect.Apply(connection, transaction, events, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !Database.Passes(failure))
        {
            return new Result(position, false, new FollowerStoppedException(Name, events[0].Position, failure));
        }

        await using var move = connection.Command(Sql.Of("Following/move"), Database.Value(Name), Database.Value(through));
        await move.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return new Result(through, more || limit == 1, unreadable, Exact: true);
    }

    /// <summary>Locks the checkpoint; null when another node holds it.</summary>
    private async ValueTask<long?> Checkpoint(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var take = connection.Command(Sql.Of("Following/take"), Database.Value(Name));
        if (await take.Rows(row => row.GetInt64(0), ct) is [var position])
            return position;
        await using var begin = connection.Command(Sql.Of("Following/begin"), Database.Value(Name));
        return await begin.ExecuteNonQueryAsync(ct) == 1 ? 0 : null;
    }

    private async ValueTask<(List<RecordedEvent> Events, long Through, FollowerStoppedException? Unreadable, bool More)> ReadOn(NpgsqlConnection connection, long after, int limit, CancellationToken ct)
    {
        var stretch = await log.Read(connection, after, limit, ct);
        var seals = await keys.SealsOf(stretch.Rows, ct);
        var events = new List<RecordedEvent>(stretch.Rows.Count);
        foreach (var stored in stretch.OfComplaints())
        {
            try
            {
                events.Add(stored.Understood(seals.Of(stored)));
            }
            catch (UnreadableEventException wrong)
            {
                return (events, events is [.., var last] ? last.Position : after, new FollowerStoppedException(Name, stored.Position, wrong), More: false); // those before it can be applied
            }
        }

        return (events, stretch.Through, null, stretch.More);
    }

    /// <param name="Exact">The reason names the very event, not a batch that holds it.</param>
    private sealed record Result(long Position, bool More, FollowerStoppedException? Stopped, bool Exact = false);
}
