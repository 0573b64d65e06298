using System.Runtime.InteropServices;
using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Verifying;

/// <summary>The rows of a log one after the other, a page in memory at a time; the next one can be looked at before it is taken.</summary>
internal sealed class RowPages(ILogCopy copy, long after)
{
    private const int Page = 2000;

    private IReadOnlyList<LogEntry> page = [];
    private int at;
    private long last = after;
    private bool ended;

    /// <summary>The next row; null at the end.</summary>
    public async ValueTask<LogEntry?> Peek(CancellationToken ct)
    {
        if (at == page.Count && !ended)
        {
            (page, at) = (await copy.Entries(last, Page, ct), 0);
            ended = page.Count < Page;
            last = page.Count > 0 ? page[^1].Position : last;
        }

        return at < page.Count ? page[at] : null;
    }

    /// <summary>Takes the row that was looked at.</summary>
    public void Take() => at++;
}

/// <summary>A leaf as the tiles have it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Leaf(long Index, long Position, MerkleHash Hash);

/// <summary>The leaves of a tree one after the other, as far as its tiles reach.</summary>
internal sealed class LeafPages(ILogCopy copy, long from)
{
    private const int Page = 32;

    private readonly Queue<Tile> tiles = new();
    private long index = from;
    private long nextTile = from / Tile.Width;
    private bool ended;

    /// <summary>The next leaf; null where the tiles end.</summary>
    public async ValueTask<Leaf?> Next(CancellationToken ct)
    {
        if (tiles.Count == 0 && !ended)
        {
            foreach (var read in await copy.LeafTiles(nextTile, Page, ct))
                tiles.Enqueue(read);
            ended = tiles.Count == 0;
            nextTile += Page;
        }

        if (!tiles.TryPeek(out var tile) || tile.Index != index / Tile.Width)
            return null;
        var within = (int)(index % Tile.Width);
        if (within >= tile.Hashes.Count || within >= tile.Positions.Count)
            return null;
        if (within == Tile.Width - 1)
            tiles.Dequeue();
        return new Leaf(index++, tile.Positions[within], tile.Hashes[within]);
    }
}
