namespace Recovery.Audit.Notarising;

/// <summary>Grows a tree of tiles: leaves go in at the right, tiles that changed come out.</summary>
public sealed class TileGrowth
{
    private readonly List<List<MerkleHash>> edge = [];
    private readonly List<long> positions = [];
    private readonly List<Tile> full = [];
    private readonly HashSet<int> touched = [];

    /// <summary>Leaves of the tree.</summary>
    public long Size { get; private set; }

    /// <summary>From the tiles at the right edge of a tree; those that are full or empty are left out.</summary>
    /// <exception cref="InvalidDataException">The tiles are not those of a tree of that size.</exception>
    public static TileGrowth On(long size, IReadOnlyCollection<Tile> edge)
    {
        var growth = new TileGrowth { Size = size };
        for (var level = 0; size >> (Tile.Heights * level) > 0; level++)
        {
            var width = (int)(size >> (Tile.Heights * level)) & (Tile.Width - 1);
            var tile = edge.FirstOrDefault(one => one.Level == level && one.Index == size >> (Tile.Heights * (level + 1)));
            if (width > (tile?.Hashes.Count ?? 0))
                throw new InvalidDataException($"the tiles of level {level} end before the tree does.");
            growth.edge.Add([.. (tile?.Hashes ?? []).Take(width)]);
            if (level == 0)
                growth.positions.AddRange((tile?.Positions ?? []).Take(width));
        }

        return growth;
    }

    /// <summary>Adds a leaf.</summary>
    public void Append(MerkleHash leaf, long position)
    {
        Size++;
        positions.Add(position);
        Append(0, leaf);
    }

    /// <summary>The tiles that became full since this was last asked, in the order they did.</summary>
    public IReadOnlyList<Tile> TakeFull()
    {
        var taken = full.ToArray();
        full.Clear();
        return taken;
    }

    /// <summary>The tiles at the right edge that changed, and are not full.</summary>
    public IReadOnlyList<Tile> Edge() =>
        [.. touched.Where(level => edge[level].Count > 0).Order().Select(level => new Tile(level, Size >> (Tile.Heights * (level + 1)), [.. edge[level]], level == 0 ? [.. positions] : []))];

    private void Append(int level, MerkleHash hash)
    {
        if (level == edge.Count)
            edge.Add([]);
        var row = edge[level];
        row.Add(hash);
        touched.Add(level);
        if (row.Count < Tile.Width)
            return;
        var index = (Size >> (Tile.Heights * (level + 1))) - 1;
        full.Add(new Tile(level, index, [.. row], level == 0 ? [.. positions] : []));
        var root = Tile.Root(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row));
        row.Clear();
        if (level == 0)
            positions.Clear();
        Append(level + 1, root);
    }
}
