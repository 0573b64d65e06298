namespace Recovery.Engine.Auditing;

/// <summary>
/// The log as it was notarised (DESIGN 7): signed heads of a Merkle tree (RFC 6962) over the canonical bytes of every event, and proofs out of it that anybody can check
/// with hashes alone. Hashes are base64 of 32 bytes.
/// </summary>
public interface INotarisedLog
{
    /// <summary>The newest signed head; null while nothing was signed.</summary>
    ValueTask<SignedHead?> Latest(CancellationToken cancellation);

    /// <summary>Signed heads, the newest first.</summary>
    /// <param name="belowSize">Only those of smaller trees; null for all.</param>
    ValueTask<IReadOnlyList<SignedHead>> Heads(long? belowSize, int limit, CancellationToken cancellation);

    /// <summary>Where the event of a position stands in the tree, against a signed head: the newest where null.</summary>
    ValueTask<Proof> Prove(long position, SignedHead? against, CancellationToken cancellation);

    /// <summary>
    /// The proof that the tree of a size continues that of an earlier one (RFC 9162, 2.1.4); null where either is larger than the newest signed head, or they stand in no order.
    /// </summary>
    ValueTask<IReadOnlyList<string>?> Consistency(long from, long to, CancellationToken cancellation);

    /// <summary>Up to <paramref name="limit"/> entries after a position and up to another, in position order, of whatever kind.</summary>
    ValueTask<IReadOnlyList<LogEntry>> Entries(long afterPosition, long upToPosition, int limit, CancellationToken cancellation);

    /// <summary>What lies behind a position and is in no tree that was signed: how many, counted up to ten thousand, and since when the first of them.</summary>
    ValueTask<Unsigned> Behind(long position, CancellationToken cancellation);

    /// <summary>All entries of one stream, in position order.</summary>
    ValueTask<IReadOnlyList<LogEntry>> EntriesOf(Guid stream, CancellationToken cancellation);
}

/// <summary>A head of the log as it was signed.</summary>
/// <param name="Origin">The name of the log.</param>
/// <param name="Size">Leaves of the tree.</param>
/// <param name="LastPosition">Position of the last event in it; 0 for none.</param>
/// <param name="Note">The signed note (C2SP signed-note around a tlog-checkpoint).</param>
/// <param name="Key">The verifier's line of the key that signed it.</param>
public sealed record SignedHead(string Origin, long Size, string Root, DateTimeOffset At, long LastPosition, string Note, string Key);

/// <summary>Events that no signed head reaches.</summary>
/// <param name="Since">When the first of them was recorded; null where there is none.</param>
public sealed record Unsigned(long Events, DateTimeOffset? Since)
{
    /// <summary>More than these are not counted.</summary>
    public const int Most = 10_000;
}

/// <summary>What became of asking for a proof.</summary>
public abstract record Proof
{
    private Proof()
    {
    }

    /// <summary>The entry is in the tree of the head at this index, from 0; hash its canonical bytes and follow the path to the root.</summary>
    public sealed record Included(LogEntry Entry, long Index, IReadOnlyList<string> Path, SignedHead Head) : Proof;

    /// <summary>There is such an event; the head does not reach it yet.</summary>
    public sealed record NotYet : Proof;

    /// <summary>No event has this position.</summary>
    public sealed record Unknown : Proof;

    /// <summary>The tree has such an event, and the log does not any more: somebody took it away.</summary>
    public sealed record Gone(long Index) : Proof;
}
