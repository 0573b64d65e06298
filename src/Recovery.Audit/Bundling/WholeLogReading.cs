using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;

namespace Recovery.Audit.Bundling;

/// <summary>A bundle of the whole log: the tree is made anew of its events, and, to name those that are wrong, of the hashes that follow them.</summary>
internal sealed class WholeLogReading(Checkpoint head, IReadOnlyList<Checkpoint> known) : BundleReading(head)
{
    private readonly List<(long? Position, MerkleHash Hash, int Line)> pending = [];
    private readonly Frontier ofEvents = new();
    private readonly Frontier ofHashes = new();
    private readonly HashSet<Checkpoint> met = [];
    private (long? Position, string Words)? firstWrong;

    protected override bool IsOther(ReadOnlySpan<byte> line) => line.StartsWith(BundleLines.LeavesBegin);

    protected override void TakeEvent(byte[] line, int number)
    {
        var hash = MerkleHash.OfLeaf(line);
        if (pending.Count > Tile.Width)
            throw new BundleException("more than 256 events stand without the hashes of their leaves.");
        pending.Add((Claimed(line).Position, hash, number));
        ofEvents.Append(hash);
    }

    protected override void TakeOther(byte[] line, int number)
    {
        var (positions, hashes) = BundleLines.ReadLeaves(line);
        for (var n = 0; n < hashes.Count; n++)
        {
            Meet(ofHashes);
            ofHashes.Append(hashes[n]);
            if (firstWrong is null && (pending.Count == hashes.Count ? pending[n].Hash != hashes[n] : !pending.Exists(one => one.Hash == hashes[n])))
                firstWrong = (positions[n], Wrong(positions[n], n, hashes.Count));
        }

        if (firstWrong is null && pending.Count != hashes.Count)
            firstWrong = (pending.Count > 0 ? pending[^1].Position : null, $"{pending.Count} events stand where {hashes.Count} were notarised, before line {number}: one was inserted.");
        pending.Clear();
    }

    protected override void Finish()
    {
        Meet(ofHashes);
        if (pending.Count > 0)
            Say(Change.BundleDamaged, pending[0].Position, "the last events stand without the hashes of their leaves: the bundle was cut off.");
        var (eventsFit, hashesFit) = (Fits(ofEvents), Fits(ofHashes));
        if (firstWrong is { } wrong && !eventsFit)
            Say(hashesFit ? Change.Updated : Change.Forked, wrong.Position, wrong.Words + (hashesFit ? string.Empty : " Nor are the hashes in the bundle those that were signed."));
        else if (!eventsFit)
            Say(Change.Forked, null, $"the {Events} events of the bundle are not the {Head.Size} that its checkpoint says, though each fits the hash that follows it: the history is another one than was signed.");
        else if (firstWrong is { } damaged)
            Say(Change.BundleDamaged, damaged.Position, "the events are those that were signed, and the hashes of their leaves in the bundle are not: those were changed.");
    }

    private bool Fits(Frontier tree) => tree.Size == Head.Size && tree.Root() == Head.Root;

    /// <summary>Where the tree is as large as a checkpoint that is known, it must be that one's.</summary>
    private void Meet(Frontier tree)
    {
        foreach (var one in known.Where(one => one.Size == tree.Size && met.Add(one)))
        {
            if (tree.Root() != one.Root)
                Say(Change.Forked, null, $"the first {one.Size} events are not those of the checkpoint that is known, signed at {LeafBytes.Text(one.At)}: the history was rewritten.");
        }
    }

    private string Wrong(long position, int n, int count) => pending.Count == count && n < pending.Count
        ? $"the event at position {position} (line {pending[n].Line}) is not what was notarised: it was updated."
        : $"the event at position {position} is not there as it was notarised: it was deleted or changed.";
}
