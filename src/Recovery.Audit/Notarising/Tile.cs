namespace Recovery.Audit.Notarising;

/// <summary>
/// A piece of the tree as it is kept: up to 256 hashes in a row of one level (C2SP tlog-tiles). Level 0 holds leaves; each hash of a higher one is the root of a full tile below it.
/// </summary>
/// <param name="Index">Its number within the level, from 0.</param>
/// <param name="Positions">Position in the log of each leaf; empty above level 0.</param>
public sealed record Tile(int Level, long Index, IReadOnlyList<MerkleHash> Hashes, IReadOnlyList<long> Positions)
{
    /// <summary>Hashes of a full tile.</summary>
    public const int Width = 256;

    /// <summary>Levels of the tree that one level of tiles stands for.</summary>
    public const int Heights = 8;

    /// <summary>The root of a full tile.</summary>
    public static MerkleHash Root(ReadOnlySpan<MerkleHash> hashes)
    {
        Span<MerkleHash> level = stackalloc MerkleHash[hashes.Length];
        hashes.CopyTo(level);
        for (var left = hashes.Length; left > 1; left /= 2)
        {
            for (var n = 0; n < left / 2; n++)
                level[n] = MerkleHash.OfNode(level[2 * n], level[(2 * n) + 1]);
        }

        return level[0];
    }

    /// <summary>Which tile holds a node of the tree, and from which of its hashes on how many.</summary>
    public static (int Level, long Index, int From, int Count) Of(int height, long index)
    {
        var (level, below) = (height / Heights, height % Heights);
        var first = index << below;
        return (level, first / Width, (int)(first % Width), 1 << below);
    }

    /// <summary>Hashes that a tile of a tree of that size has, from 0 to 256.</summary>
    public static int WidthAt(long size, int level, long index) => (int)Math.Clamp((size >> (Heights * level)) - (index * Width), 0, Width);

    /// <summary>A node of the tree that is in this tile.</summary>
    /// <exception cref="InvalidDataException">The tile is narrower than it must be.</exception>
    public MerkleHash Node(int from, int count)
    {
        if (from + count > Hashes.Count)
            throw new InvalidDataException($"tile {Index} of level {Level} has {Hashes.Count} hashes, and {from + count} are needed.");
        var hashes = new MerkleHash[count];
        for (var n = 0; n < count; n++)
            hashes[n] = Hashes[from + n];
        return Root(hashes);
    }
}
