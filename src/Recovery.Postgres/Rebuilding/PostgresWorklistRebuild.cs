using Npgsql;
using Recovery.Domain.Sla;
using Recovery.Engine.Working;
using Recovery.Postgres.Reading;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Rebuilding;

/// <summary>
/// Rebuilds worklist and deadlines from the log, beside the live tables: part by part of all streams up to one position, several parts at once,
/// then again what went on meanwhile, the rest under the append lock, and the swap. Each position is a settled one: what is read up to it is all there
/// will ever be up to it. Memory is that of a few parts, however many cases there are.
/// </summary>
public sealed class PostgresWorklistRebuild(NpgsqlDataSource database, CaseKeys keys, IPolicyCatalog policies, TimeProvider time, int streamsPerPart = 4000) : IWorklistRebuild
{
    private const int LastRound = 500;      // so few streams are refolded under the lock
    private const int StreamsAtOnce = 2000;
    private const int LockTries = 60;
    private static readonly TimeSpan LockPause = TimeSpan.FromSeconds(1);

    private static readonly Guid LastStream = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A rebuild is running already.</exception>
    public async ValueTask<RebuildResult> Run(IProgress<long>? progress, CancellationToken cancellation)
    {
        await using var session = await database.OpenConnectionAsync(cancellation); // holds the lock of rebuilds, and does what is done once
        await using (var take = session.Command(Sql.Of("Rebuilding/take")))
        {
            if (!(bool)(await take.ExecuteScalarAsync(cancellation))!)
                throw new InvalidOperationException("A rebuild of the worklist is running already: wait for its end.");
        }

        try
        {
            return await Build(session, progress, cancellation);
        }
        finally
        {
            if (session.State == System.Data.ConnectionState.Open)
                await Do(session, "Rebuilding/release", CancellationToken.None);
        }
    }

    private async ValueTask<RebuildResult> Build(NpgsqlConnection session, IProgress<long>? progress, CancellationToken ct)
    {
        var read = 0L;
        var folding = new StreamFolding(policies, keys, events => progress?.Report(Interlocked.Add(ref read, events)));
        await Do(session, "Rebuilding/drop", ct);
        await Do(session, "Rebuilding/create", ct);

        var position = await Settled(session, ct);
        await Parts(await Cuts(session, ct), position, folding, ct);
        await Do(session, "Rebuilding/index", ct);
        for (var attempt = 1; ; attempt++)
        {
            position = await CatchUp(session, position, folding, ct);
            await Do(session, "Rebuilding/compare_none", ct);
            await Do(session, "Rebuilding/compare", ct, Database.Value(position));
            try
            {
                return await Swap(session, position, folding, ct);
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < LockTries)
            {
                await Task.Delay(LockPause, time, ct); // somebody reads long: appends go first meanwhile
            }
        }
    }

    private async ValueTask Parts(List<Guid> cuts, long position, StreamFolding folding, CancellationToken ct)
    {
        var parts = cuts.Prepend(Guid.Empty).Zip(cuts.Append(LastStream));
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount + 1, 2, 8), CancellationToken = ct };
        await Parallel.ForEachAsync(parts, atOnce, async (part, token) =>
        {
            await using var connection = await database.OpenConnectionAsync(token);
            await using var command = connection.Command(
                Sql.Of("Rebuilding/part"), Database.Value(part.First), Database.Value(part.Second), Database.Value(position));
            command.CommandTimeout = 0;
            await RebuiltTables.Write(connection, await folding.Fold(command, token), token);
        });
    }

    /// <summary>Folds anew what went on since, round by round, each shorter than the one before; answers the position reached.</summary>
    private async ValueTask<long> CatchUp(NpgsqlConnection session, long from, StreamFolding folding, CancellationToken ct)
    {
        for (var (position, round) = (from, 0); ; round++)
        {
            var last = await Settled(session, ct);
            var changed = await Changed(session, position, last, ct);
            await Refold(session, changed, last, folding, ct);
            position = last;
            if (changed.Count <= LastRound || round == 20)
                return position;
        }
    }

    private static async ValueTask<RebuildResult> Swap(NpgsqlConnection session, long position, StreamFolding folding, CancellationToken ct)
    {
        await using var transaction = await session.BeginTransactionAsync(ct);
        await Do(session, "Rebuilding/lock", ct);
        var last = await SettledLog.Position(session, ct); // at once: the lock is ours
        var changed = await Changed(session, position, last, ct);
        await Refold(session, changed, last, folding, ct);
        await Do(session, "Rebuilding/compare_changed", ct, Database.Value(changed.ToArray()));
        RebuildResult result;
        await using (var count = session.Command(Sql.Of("Rebuilding/result")))
            result = (await count.Rows(row => new RebuildResult(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), ct))[0];
        await Do(session, "Rebuilding/swap", ct);
        await Do(session, "Rebuilding/drop", ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    private static async ValueTask Refold(NpgsqlConnection session, List<Guid> streams, long position, StreamFolding folding, CancellationToken ct)
    {
        foreach (var some in streams.Chunk(StreamsAtOnce))
        {
            await using var command = session.Command(Sql.Of("Rebuilding/of_streams"), Database.Value(some), Database.Value(position));
            var cases = await folding.Fold(command, ct);
            await Do(session, "Rebuilding/forget", ct, Database.Value(some));
            await RebuiltTables.Write(session, cases, ct);
        }
    }

    private async ValueTask<List<Guid>> Cuts(NpgsqlConnection session, CancellationToken ct)
    {
        await using var command = session.Command(Sql.Of("Rebuilding/cuts"), Database.Value(streamsPerPart));
        return await command.Rows(row => row.GetGuid(0), ct);
    }

    private static async ValueTask<List<Guid>> Changed(NpgsqlConnection session, long after, long upTo, CancellationToken ct)
    {
        await using var command = session.Command(Sql.Of("Rebuilding/changed"), Database.Value(after), Database.Value(upTo));
        return await command.Rows(row => row.GetGuid(0), ct);
    }

    private async ValueTask<long> Settled(NpgsqlConnection session, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SettledLog.Position(session, ct);
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < LockTries)
            {
                await Task.Delay(LockPause, time, ct); // somebody writes long: others go on meanwhile
            }
        }
    }

    private static async ValueTask Do(NpgsqlConnection session, string name, CancellationToken ct, params IReadOnlyList<NpgsqlParameter> parameters)
    {
        await using var command = session.Command(Sql.Of(name), parameters);
        command.CommandTimeout = 0; // an index on a large table takes its time
        await command.ExecuteNonQueryAsync(ct);
    }
}
