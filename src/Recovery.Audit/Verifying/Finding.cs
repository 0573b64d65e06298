namespace Recovery.Audit.Verifying;

/// <summary>What kind of change something looks like, the most telling first: where several agree, the first is what happened.</summary>
public enum Change
{
    /// <summary>A checkpoint was signed by a key that is not trusted.</summary>
    OtherKey,

    /// <summary>Checkpoints bear another log's name.</summary>
    Renamed,

    /// <summary>The log ends before a checkpoint that was seen outside: an older backup was restored, or the end of log and tree was cut off.</summary>
    BackupRestored,

    /// <summary>The table holds next to nothing of what was notarised.</summary>
    TableReplaced,

    /// <summary>Rows, or what is in them, changed places.</summary>
    Swapped,

    /// <summary>A row stands at another position.</summary>
    Moved,

    /// <summary>A row stands between those that were notarised, and was not.</summary>
    BackDated,

    /// <summary>The last rows are gone.</summary>
    DeletedAtTail,

    /// <summary>A row is gone.</summary>
    Deleted,

    /// <summary>A row is not what was notarised.</summary>
    Updated,

    /// <summary>The log and its tree fit each other, and not what was signed.</summary>
    Forked,

    /// <summary>Nothing proves that a head continues the one that is known.</summary>
    Unconnected,

    /// <summary>A row at the end claims to be older than a checkpoint that does not have it.</summary>
    AppendedBackDated,

    /// <summary>The tiles are not those of the tree that was signed; the log is.</summary>
    TilesRewritten,

    /// <summary>A checkpoint is not what was signed.</summary>
    CheckpointChanged,

    /// <summary>A checkpoint that was seen outside is gone from the database.</summary>
    CheckpointRemoved,

    /// <summary>A row cannot be read at all.</summary>
    Unreadable,

    /// <summary>A bundle is cut off, or holds what does not belong to one.</summary>
    BundleDamaged,
}

/// <summary>Something that does not fit.</summary>
/// <param name="Position">Position of the first event that it is about; null where it is about none.</param>
/// <param name="Words">What does not fit, and what it looks like.</param>
public sealed record Finding(Change Change, long? Position, string Words);

/// <summary>What a verification came to.</summary>
/// <param name="Origin">The name of the log.</param>
/// <param name="Size">Leaves of the tree.</param>
/// <param name="Read">Events whose leaves were computed anew.</param>
/// <param name="Waiting">Events that are not notarised yet.</param>
/// <param name="Checkpoints">Signed checkpoints that were compared.</param>
/// <param name="Remarks">What is worth knowing and no fault.</param>
public sealed record Verdict(string Origin, long Size, long Read, long Waiting, long Checkpoints, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Remarks)
{
    /// <summary>Of a log that could not even be read.</summary>
    public static Verdict Of(Finding finding) => new("(unknown)", 0, 0, 0, 0, [finding], []);

    /// <summary>Nothing does not fit.</summary>
    public bool IsWhole => Findings.Count == 0;

    /// <summary>The most telling finding, of those the earliest; null where there is none.</summary>
    public Finding? Telling => Findings.OrderBy(one => one.Change).ThenBy(one => one.Position ?? long.MaxValue).FirstOrDefault();

    /// <summary>The first position that does not fit; null where none is known.</summary>
    public long? FirstPosition => Findings.Where(one => one.Change == Telling!.Change).Min(one => one.Position) ?? Findings.Min(one => one.Position);

    /// <summary>What was found to be right; null unless all of it is.</summary>
    public VerifiedPart? Verified { get; init; }
}

/// <summary>A beginning of the log that was found to be right.</summary>
/// <param name="Root">Root of the tree over it, base64.</param>
/// <param name="Position">Position of its last event.</param>
public sealed record VerifiedPart(string Origin, long Size, string Root, long Position);
