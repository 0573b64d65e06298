using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Verifying;

/// <summary>A log with all that a notary kept beside it, at one instant, to be verified. Nobody who wrote it is believed.</summary>
public interface ILogCopy
{
    /// <summary>The name that the log bears.</summary>
    string Origin { get; }

    /// <summary>Leaves that its tree is said to have.</summary>
    long Size { get; }

    /// <summary>Position of the last of them, as it is said.</summary>
    long Position { get; }

    /// <summary>Rows after a position, in position order.</summary>
    ValueTask<IReadOnlyList<LogEntry>> Entries(long afterPosition, int limit, CancellationToken cancellation);

    /// <summary>Tiles of leaves in order.</summary>
    ValueTask<IReadOnlyList<Tile>> LeafTiles(long fromIndex, int limit, CancellationToken cancellation);

    /// <summary>Some tiles; those that are not there are left out.</summary>
    ValueTask<IReadOnlyList<Tile>> Tiles(IReadOnlyCollection<(int Level, long Index)> wanted, CancellationToken cancellation);

    /// <summary>Signed heads, the oldest first.</summary>
    ValueTask<IReadOnlyList<SignedHead>> Heads(long aboveSize, int limit, CancellationToken cancellation);
}

/// <summary>Where copies of a log come from.</summary>
public interface ILogCopies
{
    /// <summary>Verifies one that is taken now. Where the tables are gone or are others, that is the finding.</summary>
    ValueTask<Verdict> Verify(Func<ILogCopy, ValueTask<Verdict>> verify, CancellationToken cancellation);
}
