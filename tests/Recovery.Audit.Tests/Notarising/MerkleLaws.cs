using FsCheck;
using FsCheck.Fluent;
using Recovery.Audit.Notarising;

namespace Recovery.Audit.Tests.Notarising;

/// <summary>What holds for trees of every size.</summary>
public sealed class MerkleLaws
{
    private const int Most = 1200;
    private static readonly List<MerkleHash> Leaves = Grown.Leaves(Most);
    private static readonly Grown Tree = Grown.Of(Leaves);
    private static readonly Arbitrary<(int Lower, int Upper)> Pairs =
        Gen.Choose(1, Most).SelectMany(upper => Gen.Choose(0, upper).Select(lower => (lower, upper))).ToArbitrary();

    [Fact]
    public void The_root_is_the_hash_of_its_halves() => Check(Pairs, pair => MerkleTree.Root(pair.Upper, Tree.Node) == ByDefinition(0, pair.Upper));

    [Fact]
    public void Every_leaf_is_proven_and_no_other_hash_in_its_place() => Check(Pairs, pair =>
    {
        var index = Math.Min(pair.Lower, pair.Upper - 1);
        var (path, root) = (MerkleTree.Inclusion(index, pair.Upper, Tree.Node), MerkleTree.Root(pair.Upper, Tree.Node));
        return MerkleProof.Includes(Leaves[index], index, pair.Upper, path, root)
            && !MerkleProof.Includes(Leaves[(index + 1) % Most], index, pair.Upper, path, root)
            && !MerkleProof.Includes(Leaves[index], index + 1, pair.Upper, path, root)
            && !MerkleProof.Includes(Leaves[index], index, pair.Upper, [.. path, root], root)
            && (path.Count == 0 || !MerkleProof.Includes(Leaves[index], index, pair.Upper, [.. path.SkipLast(1)], root));
    });

    [Fact]
    public void Every_tree_continues_every_earlier_one_and_no_other() => Check(Pairs, pair =>
    {
        var path = MerkleTree.Consistency(pair.Lower, pair.Upper, Tree.Node);
        var (from, to) = (MerkleTree.Root(pair.Lower, Tree.Node), MerkleTree.Root(pair.Upper, Tree.Node));
        return MerkleProof.Continues(pair.Lower, from, pair.Upper, to, path)
            && !MerkleProof.Continues(pair.Lower, Leaves[7], pair.Upper, to, path)
            && (pair.Lower == 0 || !MerkleProof.Continues(pair.Lower, from, pair.Upper, Leaves[7], path))
            && !MerkleProof.Continues(pair.Lower, from, pair.Upper, to, [.. path, to]);
    });

    [Fact]
    public void A_tree_that_grows_in_steps_is_the_one_that_grew_at_once() => Check(Pairs, pair =>
    {
        var stepwise = Grown.Of(Leaves.GetRange(0, pair.Upper), Math.Max(1, pair.Lower));
        return MerkleTree.Root(pair.Upper, stepwise.Node) == MerkleTree.Root(pair.Upper, Tree.Node)
            && Frontier.Of(pair.Upper, stepwise.Node).Root() == MerkleTree.Root(pair.Upper, Tree.Node)
            && stepwise.Tiles.All(tile => tile.Hashes.Count == Tile.WidthAt(pair.Upper, tile.Level, tile.Index));
    });

    [Fact]
    public void A_frontier_goes_on_where_another_ended() => Check(Pairs, pair =>
    {
        var frontier = Frontier.Of(pair.Lower, Tree.Node);
        foreach (var leaf in Leaves.GetRange(pair.Lower, pair.Upper - pair.Lower))
            frontier.Append(leaf);
        return frontier.Root() == MerkleTree.Root(pair.Upper, Tree.Node);
    });

    [Fact]
    public void Positions_are_read_back_as_they_were_kept() =>
        Check(Gen.Choose(1, 1 << 20).Select(step => (long)step * step).NonEmptyListOf().ToArbitrary(), steps =>
        {
            var positions = steps.Take(Tile.Width).Scan();
            return TilePositions.Unpack(TilePositions.Pack(positions)).SequenceEqual(positions);
        });

    private static MerkleHash ByDefinition(int start, int leaves) => leaves == 1
        ? Leaves[start]
        : MerkleHash.OfNode(ByDefinition(start, (int)MerkleTree.Split(leaves)), ByDefinition(start + (int)MerkleTree.Split(leaves), leaves - (int)MerkleTree.Split(leaves)));

    private static void Check<T>(Arbitrary<T> of, Func<T, bool> law) => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(of, law));
}

internal static class Sums
{
    /// <summary>Each sum of the first ones.</summary>
    public static List<long> Scan(this IEnumerable<long> steps)
    {
        var (sums, sum) = (new List<long>(), 0L);
        foreach (var step in steps)
            sums.Add(sum += step);
        return sums;
    }
}
