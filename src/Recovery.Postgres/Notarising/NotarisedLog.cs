using Npgsql;
using NpgsqlTypes;
using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Postgres.Notarising;

/// <inheritdoc cref="INotarisedLog"/>
internal sealed class NotarisedLog(NpgsqlDataSource database) : INotarisedLog
{
    /// <inheritdoc/>
    public async ValueTask<SignedHead?> Latest(CancellationToken cancellation) =>
        await database.Query(Sql.Of("Notarising/latest"), [], HeadRow.Of, cancellation) is [var newest] ? newest : null;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SignedHead>> Heads(long? belowSize, int limit, CancellationToken cancellation) =>
        await database.Query(Sql.Of("Notarising/page"), [Database.Maybe(belowSize, NpgsqlDbType.Bigint), Database.Value(limit)], HeadRow.Of, cancellation);

    /// <inheritdoc/>
    public async ValueTask<Proof> Prove(long position, SignedHead? against, CancellationToken cancellation)
    {
        var head = against ?? await Latest(cancellation);
        var entry = await database.Query(Sql.Of("Notarising/entry"), [Database.Value(position)], EntryRow.Of, cancellation) is [var found] ? found : null;
        var index = await IndexOf(position, cancellation);
        if (index is not { } leaf)
            return entry is null ? new Proof.Unknown() : new Proof.NotYet();
        if (entry is null)
            return new Proof.Gone(leaf);
        if (head is null || leaf >= head.Size)
            return new Proof.NotYet();
        var path = await database.Run(connection => TileTable.WorkOut(connection, node => MerkleTree.Inclusion(leaf, head.Size, node), cancellation), cancellation);
        return new Proof.Included(entry, leaf, Texts(path), head);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>?> Consistency(long from, long to, CancellationToken cancellation)
    {
        if (from < 0 || from > to || await Latest(cancellation) is not { } newest || to > newest.Size)
            return null;
        return Texts(await database.Run(connection => TileTable.WorkOut(connection, node => MerkleTree.Consistency(from, to, node), cancellation), cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LogEntry>> Entries(long afterPosition, long upToPosition, int limit, CancellationToken cancellation) => await database.Query(
        Sql.Of("Notarising/entries"), [Database.Value(afterPosition), Database.Value(upToPosition), Database.Value(limit)], EntryRow.Of, cancellation);

    /// <inheritdoc/>
    public async ValueTask<Unsigned> Behind(long position, CancellationToken cancellation) => (await database.Query(
        Sql.Of("Notarising/behind"), [Database.Value(position), Database.Value(Unsigned.Most)], row => new Unsigned(row.GetInt64(0), row.InstantOrNull(1)), cancellation)).Single();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LogEntry>> EntriesOf(Guid stream, CancellationToken cancellation) =>
        await database.Query(Sql.Of("Notarising/entries_of"), [Database.Value(stream)], EntryRow.Of, cancellation);

    private async ValueTask<long?> IndexOf(long position, CancellationToken cancellation)
    {
        if (await database.Query(Sql.Of("Notarising/tile_of_position"), [Database.Value(position)], TileTable.Of, cancellation) is not [var tile])
            return null;
        for (var n = 0; n < tile.Positions.Count; n++)
        {
            if (tile.Positions[n] == position)
                return (tile.Index * Tile.Width) + n;
        }

        return null;
    }

    private static List<string> Texts(IReadOnlyList<MerkleHash> hashes) => [.. hashes.Select(hash => hash.ToString())];
}
