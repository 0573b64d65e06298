using System.Globalization;
using Recovery.Audit.Notarising;

namespace Recovery.Audit.Verifying;

/// <summary>
/// The tree made anew, once of the leaves that the tiles hold and once of the rows, beside the tiles above and every signed checkpoint: who of the three is alone is the one that was changed.
/// </summary>
internal sealed class TreeComparison(ILogCopy copy, TileGrowth tiles, Frontier ofTiles, Frontier ofRows)
{
    private readonly List<Finding> findings = [];
    private long lastPosition;
    private long? firstAfterGood; // the first position after the last checkpoint that fits
    private bool afterGood = true;
    private long goodSize;
    private bool tilesSaid;
    private bool forkSaid;

    /// <summary>What does not fit.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Root over the leaves of the tiles.</summary>
    public string Root => ofTiles.Root().ToString();

    /// <summary>Rows that were added.</summary>
    public long Rows => ofRows.Size;

    /// <summary>How many rows had been found wrong when a signature last said that all of them are right: then it is the tiles that are wrong.</summary>
    public long? Acquitted { get; private set; }

    /// <summary>When the newest checkpoint so far that fits was signed.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>Adds a leaf of the tiles, and compares each higher tile that became full with the one that is kept.</summary>
    public async ValueTask Append(Leaf leaf, CancellationToken ct)
    {
        if (leaf.Position <= lastPosition)
            Tiles(leaf.Position, "the positions in the tiles of the tree do not rise");
        tiles.Append(leaf.Hash, leaf.Position);
        ofTiles.Append(leaf.Hash);
        lastPosition = leaf.Position;
        if (afterGood)
            (firstAfterGood, afterGood) = (leaf.Position, false);
        foreach (var full in tiles.TakeFull())
        {
            if (full.Level > 0)
                await Compare(full, ct);
        }
    }

    /// <summary>Adds a row.</summary>
    public void Append(MerkleHash row) => ofRows.Append(row);

    /// <summary>Compares the tree, now of its size, with a checkpoint.</summary>
    /// <param name="wrong">How many rows were found wrong so far.</param>
    public void Compare(Claim claim, long wrong)
    {
        var head = claim.Head;
        var rowsAreSigned = ofRows.Size == head.Size && ofRows.Root() == head.Root;
        if (rowsAreSigned)
            Acquitted = wrong;
        if (ofTiles.Root() == head.Root)
        {
            if (head.Size > 0 && head.LastPosition != lastPosition)
                Tiles(lastPosition, string.Create(CultureInfo.InvariantCulture, $"the tiles say that the tree of {head.Size} events ends at position {lastPosition}, the checkpoint {claim.Where} says {head.LastPosition}"));
            SignedAt = SignedAt is { } at && at > head.At ? at : head.At;
            (goodSize, afterGood, firstAfterGood) = (head.Size, true, null);
        }
        else if (rowsAreSigned)
        {
            Tiles(firstAfterGood, $"the log is what the checkpoint {claim.Where} says, and the tiles of the tree are not");
        }
        else if (!forkSaid)
        {
            forkSaid = true;
            findings.Add(new Finding(Change.Forked, firstAfterGood, string.Create(
                CultureInfo.InvariantCulture,
                $"the first {head.Size} events are not those of the checkpoint {claim.Where}, signed at {LeafBytes.Text(head.At)}; the first {goodSize} are. Between positions {firstAfterGood} and {lastPosition} {(wrong == 0 ? "log and tree were rewritten together" : "the tree was rewritten")}: the history is another one than was signed.")));
        }
    }

    /// <summary>Compares rows behind the tree with a checkpoint of a larger tree; false where they are not what it says.</summary>
    public bool Reaches(Claim claim)
    {
        if (ofRows.Size != claim.Head.Size || ofRows.Root() != claim.Head.Root)
            return false;
        Tiles(lastPosition, string.Create(CultureInfo.InvariantCulture, $"the log is what the checkpoint {claim.Where} says, of {claim.Head.Size} events, and the tree in the database ends after {copy.Size}"));
        return true;
    }

    /// <summary>The rows are right, and the tiles say otherwise.</summary>
    public void RowsAreRight(long? position) => Tiles(position, "the log is what was signed, and the tiles of the tree say otherwise");

    /// <summary>At the end of the tree: the higher tiles that are not full.</summary>
    public async ValueTask End(CancellationToken ct)
    {
        foreach (var partial in tiles.Edge())
        {
            if (partial.Level > 0)
                await Compare(partial, ct);
        }
    }

    /// <summary>The tiles of leaves end before the tree is said to.</summary>
    public void Cut() => Tiles(lastPosition, string.Create(CultureInfo.InvariantCulture, $"the tiles of the tree end after {ofTiles.Size} of {copy.Size} leaves"));

    private async ValueTask Compare(Tile expected, CancellationToken ct)
    {
        var kept = (await copy.Tiles([(expected.Level, expected.Index)], ct)).FirstOrDefault();
        if (kept is null || !kept.Hashes.Take(expected.Hashes.Count).SequenceEqual(expected.Hashes))
            Tiles(null, string.Create(CultureInfo.InvariantCulture, $"tile {expected.Index} of level {expected.Level} {(kept is null ? "is gone" : "does not fit those below it")}"));
    }

    private void Tiles(long? position, string what)
    {
        if (tilesSaid)
            return;
        tilesSaid = true;
        findings.Add(new Finding(Change.TilesRewritten, position, $"{what}: the tiles of the tree were rewritten."));
    }
}
