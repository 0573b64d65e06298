using System.Data;
using Npgsql;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Following;

/// <summary>
/// Followers that go together: whoever stands furthest back reads the log up to where the next one stands, and from there they share one reading, one
/// opening of what is sealed, and one transaction, each with its own checkpoint. One that cannot go on stands still by itself and holds nobody up.
/// </summary>
public sealed class Followers(NpgsqlDataSource database, CaseKeys keys, IReadOnlyList<Follower> all, IChangeFeed changes, TimeProvider time, int batch = 500) : IDuty
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(2); // a node that died may have left a checkpoint to us

    private readonly LogReading log = new(keys);
    private bool elsewhere;

    /// <inheritdoc/>
    public string Name => "followers";

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The database cannot answer now; nothing was applied.</exception>
    public async ValueTask<bool> RunOnce(CancellationToken cancellation)
    {
        var more = false;
        foreach (var stopped in all.Where(one => one.MayTryAgain))
            more |= await stopped.RunOnce(cancellation);

        var going = all.Where(one => one.Health.StoppedBecause is null).ToList();
        if (going.Count == 0)
            return more;
        var step = await database.Run(connection => Step(connection, going, cancellation), cancellation);
        elsewhere = step is null;
        if (step?.Failing is { } failing)
            return await failing.RunOnce(cancellation) || more; // finds the event, and says why
        return (step?.More ?? false) || more;
    }

    /// <inheritdoc/>
    public async ValueTask Wait(CancellationToken cancellation)
    {
        var going = all.Where(one => one.Health.StoppedBecause is null).ToList();
        if (elsewhere || going.Count == 0)
        {
            await Task.Delay(LongestSleep, time, cancellation);
            return;
        }

        await changes.Grown(going.Max(one => one.Health.Position), LongestSleep, cancellation);
        await Task.Delay(Follower.Breath, time, cancellation);
    }

    /// <summary>Null where other nodes follow.</summary>
    private async ValueTask<Stride?> Step(NpgsqlConnection connection, IReadOnlyList<Follower> going, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        var standing = new List<(Follower Follower, long Position)>();
        foreach (var follower in going)
        {
            if (await FollowerCheckpoint.Take(connection, follower.Name, ct) is { } position)
                standing.Add((follower, position));
        }

        if (standing.Count == 0)
            return null;
        var from = standing.Min(one => one.Position);
        var until = standing.Where(one => one.Position > from).Select(one => one.Position).DefaultIfEmpty(long.MaxValue).Min();
        var hindmost = standing.Where(one => one.Position == from).Select(one => one.Follower).ToList();
        var read = (await log.Read(connection, from, batch, ct)).UpTo(until);
        if (read.Through == from)
        {
            hindmost.ForEach(one => one.Stands(from, read.Unreadable));
            return new Stride(More: false);
        }

        foreach (var follower in hindmost)
        {
            try
            {
                if (read.Events.Count > 0)
                    await follower.Apply(connection, transaction, read.Events, ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException && !Database.Passes(failure))
            {
                return new Stride(More: true, follower);
            }

            await FollowerCheckpoint.Move(connection, follower.Name, read.Through, ct);
        }

        await transaction.CommitAsync(ct);
        hindmost.ForEach(one => one.Stands(read.Through, read.Unreadable));
        return new Stride(read.More || until < long.MaxValue);
    }

    /// <param name="Failing">Whose effect failed, so that nothing was done.</param>
    private sealed record Stride(bool More, Follower? Failing = null);
}
