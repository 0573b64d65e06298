using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;

namespace Recovery.Audit.Bundling;

/// <summary>A bundle of a part of the log: each event is proven for itself.</summary>
internal sealed class PartReading : BundleReading
{
    private readonly BundleScope scope;
    private byte[]? held;
    private int heldLine;
    private long lastIndex = -1;
    private long? lastVersion = 0; // null where it is not known, after an event that is wrong
    private string? stream;

    public PartReading(BundleHeader header, Checkpoint head, IReadOnlyList<Checkpoint> known)
        : base(head)
    {
        scope = header.Scope;
        foreach (var one in known)
            Connect(header, one);
    }

    protected override bool IsOther(ReadOnlySpan<byte> line) => line.StartsWith(BundleLines.ProofBegins);

    protected override void TakeEvent(byte[] line, int number)
    {
        if (held is not null)
            NoProof();
        (held, heldLine) = (line, number);
    }

    protected override void TakeOther(byte[] line, int number)
    {
        var (position, index, path) = BundleLines.ReadProof(line);
        if (held is null)
        {
            Say(Change.Deleted, position, $"the event at position {position} is missing before its proof in line {number}.");
            return;
        }

        var (claimed, inStream, version) = Claimed(held);
        var isRight = claimed == position && MerkleProof.Includes(MerkleHash.OfLeaf(held), index, Head.Size, path, Head.Root);
        if (!isRight)
            Say(Change.Updated, position, $"the event at position {position} (line {heldLine}) is not what was notarised, or its proof was changed.");
        else if (index <= lastIndex)
            Say(Change.BundleDamaged, position, $"the event at position {position} (line {heldLine}) does not come after the one before it.");
        else if (scope == BundleScope.Range && lastIndex >= 0 && index != lastIndex + 1)
            Say(Change.Deleted, position, $"{index - lastIndex - 1} events before position {position} (line {heldLine}) were left out of the range.");
        else if (scope == BundleScope.Stream && ((lastVersion is not null && version != lastVersion + 1) || (stream is not null && stream != inStream)))
            Say(Change.Deleted, position, $"the event at position {position} (line {heldLine}) is version {version} of its stream, and the one before it version {lastVersion}: an event between them was left out.");
        held = null;
        lastVersion = isRight ? version : null;
        lastIndex = isRight ? index : scope == BundleScope.Range && lastIndex >= 0 ? lastIndex + 1 : lastIndex;
        stream ??= isRight ? inStream : null;
    }

    protected override void Finish()
    {
        if (held is not null)
            NoProof();
    }

    private void NoProof() => Say(Change.BundleDamaged, Claimed(held!).Position, $"the event in line {heldLine} has no proof.");

    private void Connect(BundleHeader header, Checkpoint known)
    {
        var path = known.Size == Head.Size ? [] : header.Earlier.FirstOrDefault(one => one.Size == known.Size)?.Path;
        if (path is null && known.Size > 0)
            Say(Change.Unconnected, null, $"nothing in the bundle proves that its checkpoint, of {Head.Size} events, continues the one that is known, of {known.Size}: ask for a bundle that does, or for GET /api/v1/audit/consistency?from={known.Size}&to={Head.Size}.");
        else if (!MerkleProof.Continues(known.Size, known.Root, Head.Size, Head.Root, [.. (path ?? []).Select(BundleLines.Hash)]))
            Say(Change.Forked, null, $"the bundle's checkpoint does not continue the one that is known, of {known.Size} events, signed at {LeafBytes.Text(known.At)}: the history was rewritten.");
    }
}
