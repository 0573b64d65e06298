using Npgsql;
using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Postgres.Notarising;

/// <summary>The tree as the database holds it, for one step of its growth.</summary>
internal sealed class NotaryTree
{
    private readonly TileGrowth growth;
    private readonly Frontier frontier;

    private NotaryTree(string origin, long position, TileGrowth growth, Frontier frontier) => (Origin, Position, this.growth, this.frontier) = (origin, position, growth, frontier);

    /// <summary>The name of the log.</summary>
    public string Origin { get; }

    /// <summary>Position of the last leaf; 0 for none.</summary>
    public long Position { get; private set; }

    /// <summary>Leaves.</summary>
    public long Size => growth.Size;

    /// <summary>Root over all leaves.</summary>
    public MerkleHash Root => frontier.Root();

    /// <summary>Reads its right edge, which is all that growing takes.</summary>
    /// <param name="position">Where the notary's checkpoint stands.</param>
    /// <exception cref="NotaryRefusedException">The database does not have it whole.</exception>
    public static async ValueTask<NotaryTree> Load(NpgsqlConnection connection, long position, CancellationToken ct)
    {
        await using var read = connection.Command(Sql.Of("Notarising/log"));
        if (await read.Rows(row => (Origin: row.GetString(0), Size: row.GetInt64(1), Position: row.GetInt64(2)), ct) is not [var log])
            throw new NotaryRefusedException("the row that names this log is gone from recovery.notary_log.");
        if (log.Position != position)
            throw new NotaryRefusedException($"the notary's checkpoint stands at position {position}, its tree at {log.Position}: one of them was changed by hand.");
        try
        {
            var edge = await TileTable.Edge(connection, log.Size, ct);
            var tiles = edge.ToDictionary(tile => (tile.Level, tile.Index));
            return new NotaryTree(log.Origin, log.Position, TileGrowth.On(log.Size, edge), Frontier.Of(log.Size, Node));

            MerkleHash Node(int height, long index)
            {
                var (level, tile, from, count) = Tile.Of(height, index);
                return tiles.TryGetValue((level, tile), out var found) ? found.Node(from, count) : throw new InvalidDataException($"tile {tile} of level {level} is missing.");
            }
        }
        catch (InvalidDataException wrong)
        {
            throw new NotaryRefusedException($"the tiles of the tree were changed: {wrong.Message}");
        }
    }

    /// <summary>Adds an entry.</summary>
    /// <exception cref="FormatException">It has no canonical form.</exception>
    public void Append(LogEntry entry)
    {
        var leaf = LeafBytes.Hash(entry);
        growth.Append(leaf, entry.Position);
        frontier.Append(leaf);
        Position = entry.Position;
    }

    /// <summary>Keeps what has changed.</summary>
    public async ValueTask Save(NpgsqlConnection connection, CancellationToken ct)
    {
        await TileTable.Save(connection, [.. growth.TakeFull(), .. growth.Edge()], ct);
        await using var grow = connection.Command(Sql.Of("Notarising/grow"), Database.Value(Size), Database.Value(Position));
        await grow.ExecuteNonQueryAsync(ct);
    }
}
