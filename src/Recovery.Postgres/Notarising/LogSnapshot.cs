using Npgsql;
using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;
using Recovery.Engine.Auditing;

namespace Recovery.Postgres.Notarising;

/// <summary>The log of a database and what the notary keeps beside it, all as of one instant, to be verified.</summary>
public sealed class LogSnapshot : ILogCopy, IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private LogSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, (string Origin, long Size, long Position) log) =>
        (this.connection, this.transaction, Origin, Size, Position) = (connection, transaction, log.Origin, log.Size, log.Position);

    /// <inheritdoc/>
    public string Origin { get; }

    /// <inheritdoc/>
    public long Size { get; }

    /// <inheritdoc/>
    public long Position { get; }

    /// <summary>Takes it. What is held is a connection in a transaction; a log without a name is nobody's.</summary>
    public static async ValueTask<LogSnapshot> Open(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var opened = await database.OpenConnectionAsync(cancellation);
        try
        {
            var begun = await opened.BeginTransactionAsync(cancellation);
            await using (var set = opened.Command(Sql.Of("Notarising/snapshot")))
                await set.ExecuteNonQueryAsync(cancellation);
            await using var read = opened.Command(Sql.Of("Notarising/log"));
            var log = await read.Rows(row => (row.GetString(0), row.GetInt64(1), row.GetInt64(2)), cancellation);
            return new LogSnapshot(opened, begun, log is [var one] ? one : ("(without a name)", 0, 0));
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LogEntry>> Entries(long afterPosition, int limit, CancellationToken cancellation) =>
        await Read("Notarising/entries", EntryRow.Of, cancellation, Database.Value(afterPosition), Database.Value(long.MaxValue), Database.Value(limit));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Tile>> LeafTiles(long fromIndex, int limit, CancellationToken cancellation) =>
        await Read("Notarising/leaf_tiles", TileTable.Of, cancellation, Database.Value(fromIndex), Database.Value(limit));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Tile>> Tiles(IReadOnlyCollection<(int Level, long Index)> wanted, CancellationToken cancellation) => await Read(
        "Notarising/tiles",
        TileTable.Of,
        cancellation,
        Database.Value(wanted.Select(one => (short)one.Level).ToArray()),
        Database.Value(wanted.Select(one => one.Index).ToArray()));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SignedHead>> Heads(long aboveSize, int limit, CancellationToken cancellation) =>
        await Read("Notarising/since", HeadRow.Of, cancellation, Database.Value(aboveSize), Database.Value(limit));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async ValueTask<List<T>> Read<T>(string sql, Func<NpgsqlDataReader, T> row, CancellationToken ct, params IReadOnlyList<NpgsqlParameter> parameters)
    {
        await using var read = connection.Command(Sql.Of(sql), parameters);
        return await read.Rows(row, ct);
    }
}
