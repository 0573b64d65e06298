namespace Recovery.Audit.Notarising;

/// <summary>The right edge of a tree, which is all of it that growing needs: one hash for each full subtree, the largest first (a compact range). 64 hashes at most.</summary>
public sealed class Frontier
{
    private readonly List<MerkleHash> subtrees = [];

    /// <summary>Leaves of the tree.</summary>
    public long Size { get; private set; }

    /// <summary>Of a tree whose nodes are kept elsewhere.</summary>
    public static Frontier Of(long size, FullNode node)
    {
        var frontier = new Frontier { Size = size };
        for (var height = 62; height >= 0; height--)
        {
            if ((size >> height & 1) == 1)
                frontier.subtrees.Add(node(height, (size >> height) - 1));
        }

        return frontier;
    }

    /// <summary>Adds a leaf by its hash.</summary>
    public void Append(MerkleHash leaf)
    {
        subtrees.Add(leaf);
        Size++;
        for (var size = Size; (size & 1) == 0; size >>= 1)
        {
            subtrees[^2] = MerkleHash.OfNode(subtrees[^2], subtrees[^1]);
            subtrees.RemoveAt(subtrees.Count - 1);
        }
    }

    /// <summary>The root of the tree as it is now.</summary>
    public MerkleHash Root()
    {
        if (subtrees.Count == 0)
            return MerkleHash.OfNothing;
        var root = subtrees[^1];
        for (var n = subtrees.Count - 2; n >= 0; n--)
            root = MerkleHash.OfNode(subtrees[n], root);
        return root;
    }
}
