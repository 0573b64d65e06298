using Npgsql;
using Recovery.Audit.Notarising;

namespace Recovery.Postgres.Notarising;

/// <summary>The tiles of the tree in the database.</summary>
internal static class TileTable
{
    /// <summary>The tiles at the right edge of the tree of a size: one for each level.</summary>
    public static ValueTask<List<Tile>> Edge(NpgsqlConnection connection, long size, CancellationToken ct)
    {
        var edge = new HashSet<(int, long)>();
        for (var level = 0; size >> (Tile.Heights * level) > 0; level++)
            edge.Add((level, size >> (Tile.Heights * (level + 1))));
        return Read(connection, edge, ct);
    }

    /// <summary>
    /// Works something out of the tree, reading the tiles that it takes and no other: it is first asked for nothing but which nodes it wants.
    /// </summary>
    /// <exception cref="InvalidDataException">A tile is missing or too narrow.</exception>
    public static async ValueTask<T> WorkOut<T>(NpgsqlConnection connection, Func<FullNode, T> work, CancellationToken ct)
    {
        var wanted = new HashSet<(int, long)>();
        work((height, index) =>
        {
            var (level, tile, _, _) = Tile.Of(height, index);
            wanted.Add((level, tile));
            return default;
        });
        var tiles = (await Read(connection, wanted, ct)).ToDictionary(tile => (tile.Level, tile.Index));
        return work((height, index) =>
        {
            var (level, tile, from, count) = Tile.Of(height, index);
            return tiles.TryGetValue((level, tile), out var found)
                ? found.Node(from, count)
                : throw new InvalidDataException($"tile {tile} of level {level} is missing.");
        });
    }

    /// <summary>Keeps tiles that are new or have grown.</summary>
    public static async ValueTask Save(NpgsqlConnection connection, IReadOnlyList<Tile> tiles, CancellationToken ct)
    {
        await using var save = connection.Command(
            Sql.Of("Notarising/save_tiles"),
            Database.Value(tiles.Select(tile => (short)tile.Level).ToArray()),
            Database.Value(tiles.Select(tile => tile.Index).ToArray()),
            Database.Value(tiles.Select(tile => tile.Positions is [var first, ..] ? first : 0).ToArray()),
            Database.Value(tiles.Select(tile => TilePositions.Pack(tile.Positions)).ToArray()),
            Database.Value(tiles.Select(Bytes).ToArray()));
        await save.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A tile of a row with level, index, hashes and positions.</summary>
    public static Tile Of(NpgsqlDataReader row)
    {
        var bytes = row.GetFieldValue<byte[]>(2);
        var hashes = new MerkleHash[bytes.Length / MerkleHash.Bytes];
        for (var n = 0; n < hashes.Length; n++)
            hashes[n] = new MerkleHash(bytes.AsSpan(n * MerkleHash.Bytes, MerkleHash.Bytes));
        return new Tile(row.GetInt16(0), row.GetInt64(1), hashes, row.IsDBNull(3) ? [] : TilePositions.Unpack(row.GetFieldValue<byte[]>(3)));
    }

    private static async ValueTask<List<Tile>> Read(NpgsqlConnection connection, IReadOnlyCollection<(int Level, long Index)> wanted, CancellationToken ct)
    {
        if (wanted.Count == 0)
            return [];
        await using var read = connection.Command(
            Sql.Of("Notarising/tiles"), Database.Value(wanted.Select(one => (short)one.Level).ToArray()), Database.Value(wanted.Select(one => one.Index).ToArray()));
        return await read.Rows(Of, ct);
    }

    private static byte[] Bytes(Tile tile)
    {
        var bytes = new byte[tile.Hashes.Count * MerkleHash.Bytes];
        for (var n = 0; n < tile.Hashes.Count; n++)
            tile.Hashes[n].CopyTo(bytes.AsSpan(n * MerkleHash.Bytes));
        return bytes;
    }
}
