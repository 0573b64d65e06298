using System.Numerics;

namespace Recovery.Audit.Notarising;

/// <summary>Checks proofs with nothing but hashes, as whoever trusts nobody does (RFC 9162, 2.1.3.2 and 2.1.4.2).</summary>
public static class MerkleProof
{
    /// <summary>Whether a leaf is where it is said to be in the tree of that size and root.</summary>
    public static bool Includes(MerkleHash leaf, long index, long size, IReadOnlyList<MerkleHash> path, MerkleHash root)
    {
        if (index < 0 || index >= size)
            return false;
        var (first, second, hash) = (index, size - 1, leaf);
        foreach (var side in path)
        {
            if (second == 0)
                return false;
            if ((first & 1) == 1 || first == second)
            {
                hash = MerkleHash.OfNode(side, hash);
                Climb(ref first, ref second);
            }
            else
            {
                hash = MerkleHash.OfNode(hash, side);
            }

            (first, second) = (first >> 1, second >> 1);
        }

        return second == 0 && hash == root;
    }

    /// <summary>Whether the later tree begins with the leaves of the earlier one.</summary>
    public static bool Continues(long from, MerkleHash fromRoot, long to, MerkleHash toRoot, IReadOnlyList<MerkleHash> path)
    {
        if (from < 0 || from > to)
            return false;
        if (from == to)
            return path.Count == 0 && fromRoot == toRoot;
        if (from == 0)
            return path.Count == 0 && fromRoot == MerkleHash.OfNothing;
        IReadOnlyList<MerkleHash> hashes = BitOperations.IsPow2(from) ? [fromRoot, .. path] : path;
        if (hashes.Count == 0)
            return false;

        var (first, second) = (from - 1, to - 1);
        while ((first & 1) == 1)
            (first, second) = (first >> 1, second >> 1);
        var (before, after) = (hashes[0], hashes[0]);
        foreach (var side in hashes.Skip(1))
        {
            if (second == 0)
                return false;
            if ((first & 1) == 1 || first == second)
            {
                (before, after) = (MerkleHash.OfNode(side, before), MerkleHash.OfNode(side, after));
                Climb(ref first, ref second);
            }
            else
            {
                after = MerkleHash.OfNode(after, side);
            }

            (first, second) = (first >> 1, second >> 1);
        }

        return second == 0 && before == fromRoot && after == toRoot;
    }

    /// <summary>Up to the next level at which the node is a right side, or to the top.</summary>
    private static void Climb(ref long first, ref long second)
    {
        while ((first & 1) == 0 && first != 0)
            (first, second) = (first >> 1, second >> 1);
    }
}
