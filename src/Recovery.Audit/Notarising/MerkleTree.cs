using System.Numerics;

namespace Recovery.Audit.Notarising;

/// <summary>The hash over 2^<paramref name="height"/> leaves, the <paramref name="index"/>-th such run from the left, from 0. Only of runs that are full.</summary>
public delegate MerkleHash FullNode(int height, long index);

/// <summary>
/// The Merkle tree of RFC 6962 (2.1) and RFC 9162 (2.1): roots and proofs, made from the nodes that a tree of tiles keeps. Nothing here holds a tree.
/// </summary>
public static class MerkleTree
{
    /// <summary>The root over the first <paramref name="size"/> leaves.</summary>
    public static MerkleHash Root(long size, FullNode node) => size == 0 ? MerkleHash.OfNothing : Range(0, size, node);

    /// <summary>The audit path of a leaf in the tree of a size, from the leaf up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static IReadOnlyList<MerkleHash> Inclusion(long index, long size, FullNode node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<MerkleHash>();
        Path(index, 0, size, node, path);
        return path;
    }

    /// <summary>The proof that the tree of a size continues the one of an earlier size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The earlier size is negative, or larger.</exception>
    public static IReadOnlyList<MerkleHash> Consistency(long from, long to, FullNode node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        var path = new List<MerkleHash>();
        if (from > 0)
            SubProof(from, 0, to, isWhole: true, node, path);
        return path;
    }

    /// <summary>The largest power of two below a number of leaves: where a tree is parted.</summary>
    internal static long Split(long leaves) => 1L << (63 - BitOperations.LeadingZeroCount((ulong)(leaves - 1)));

    private static MerkleHash Range(long start, long leaves, FullNode node)
    {
        if (BitOperations.IsPow2(leaves))
            return node(BitOperations.TrailingZeroCount(leaves), start / leaves); // a run of that many always starts at a multiple of it
        var left = Split(leaves);
        return MerkleHash.OfNode(Range(start, left, node), Range(start + left, leaves - left, node));
    }

    /// <summary>PATH(m, D) of RFC 6962, 2.1.1.</summary>
    private static void Path(long leaf, long start, long leaves, FullNode node, List<MerkleHash> path)
    {
        if (leaves == 1)
            return;
        var left = Split(leaves);
        if (leaf < left)
        {
            Path(leaf, start, left, node, path);
            path.Add(Range(start + left, leaves - left, node));
        }
        else
        {
            Path(leaf - left, start + left, leaves - left, node, path);
            path.Add(Range(start, left, node));
        }
    }

    /// <summary>SUBPROOF(m, D, b) of RFC 6962, 2.1.2.</summary>
    private static void SubProof(long from, long start, long leaves, bool isWhole, FullNode node, List<MerkleHash> path)
    {
        if (from == leaves)
        {
            if (!isWhole)
                path.Add(Range(start, leaves, node));
            return;
        }

        var left = Split(leaves);
        if (from <= left)
        {
            SubProof(from, start, left, isWhole, node, path);
            path.Add(Range(start + left, leaves - left, node));
        }
        else
        {
            SubProof(from - left, start + left, leaves - left, isWhole: false, node, path);
            path.Add(Range(start, left, node));
        }
    }
}
