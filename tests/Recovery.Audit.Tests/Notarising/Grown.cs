using Recovery.Audit.Notarising;

namespace Recovery.Audit.Tests.Notarising;

/// <summary>A tree of tiles in memory, grown in one go or in several.</summary>
internal sealed class Grown
{
    private readonly Dictionary<(int, long), Tile> tiles = [];

    public IReadOnlyCollection<Tile> Tiles => tiles.Values;

    public static Grown Of(IReadOnlyList<MerkleHash> leaves, int atOnce = int.MaxValue)
    {
        var grown = new Grown();
        for (var from = 0; from < leaves.Count; from += Math.Min(atOnce, leaves.Count))
        {
            var growth = TileGrowth.On(from, grown.tiles.Values);
            foreach (var leaf in leaves.Skip(from).Take(atOnce))
                growth.Append(leaf, 10 * growth.Size);
            foreach (var tile in (Tile[])[.. growth.TakeFull(), .. growth.Edge()])
                grown.tiles[(tile.Level, tile.Index)] = tile;
        }

        return grown;
    }

    public static List<MerkleHash> Leaves(int count) => [.. Enumerable.Range(0, count).Select(n => MerkleHash.OfLeaf(BitConverter.GetBytes(n)))];

    public MerkleHash Node(int height, long index)
    {
        var (level, tile, from, count) = Tile.Of(height, index);
        return tiles[(level, tile)].Node(from, count);
    }
}
