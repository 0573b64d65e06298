using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Verifying;

/// <summary>A row that is not what was notarised at its position, with the hash that was.</summary>
internal sealed record Altered(LogEntry Row, MerkleHash Notarised);

/// <summary>
/// What the rows of a log are beside the leaves that were notarised: how many are right, and of those that are not the first few, from which can be told what happened.
/// </summary>
internal sealed class RowComparison
{
    private const int Most = 48;

    private readonly List<Altered> altered = [];
    private readonly List<Leaf> missing = [];
    private readonly List<LogEntry> extra = [];
    private long alteredCount;
    private long missingCount;
    private long extraCount;
    private long runOfMissing; // without a row after it
    private Leaf? runBegan;

    /// <summary>Rows that are what was notarised.</summary>
    public long Right { get; private set; }

    /// <summary>Rows that are wrong, or not there, or too many.</summary>
    public long Wrong => alteredCount + missingCount + extraCount;

    /// <summary>No row is wrong so far.</summary>
    public bool IsClean => Wrong == 0;

    /// <summary>The first position at which one is wrong; null where none is.</summary>
    public long? FirstPosition => ((long?[])[altered.FirstOrDefault()?.Row.Position, missing is [var gone, ..] ? gone.Position : null, extra.FirstOrDefault()?.Position]).Min();

    /// <summary>A row and the leaf of its position.</summary>
    public void Same(LogEntry row, MerkleHash hash, Leaf leaf)
    {
        runOfMissing = 0;
        if (hash == leaf.Hash)
        {
            Right++;
            return;
        }

        alteredCount++;
        if (altered.Count < Most)
            altered.Add(new Altered(row, leaf.Hash));
    }

    /// <summary>A leaf whose row is not there.</summary>
    public void Missing(Leaf leaf)
    {
        if (runOfMissing++ == 0)
            runBegan = leaf;
        missingCount++;
        if (missing.Count < Most)
            missing.Add(leaf);
    }

    /// <summary>A row among those that were notarised, and was not.</summary>
    public void Extra(LogEntry row)
    {
        runOfMissing = 0;
        extraCount++;
        if (extra.Count < Most)
            extra.Add(row);
    }

    /// <summary>What happened to the rows, in words.</summary>
    /// <param name="size">Leaves that were compared.</param>
    public IEnumerable<Finding> Explain(long size)
    {
        if (IsClean)
            yield break;
        if (size > 1 && Right * 10 < size && !(runOfMissing == missingCount && alteredCount + extraCount == 0 && Right > 0))
        {
            yield return new Finding(Change.TableReplaced, FirstPosition, $"of {size} events that were notarised, {Right} are as they were ({alteredCount} are others, {missingCount} are gone, {extraCount} were added): the table was emptied, or dropped and made anew.");
            yield break;
        }

        var swaps = SwapSearch.Among(altered);
        foreach (var (one, other, parts) in swaps)
            yield return new Finding(Change.Swapped, Math.Min(one, other), $"{parts} of positions {Math.Min(one, other)} and {Math.Max(one, other)} changed places: put back, both are what was notarised.");
        var swapped = swaps.SelectMany(pair => (long[])[pair.One, pair.Other]).ToHashSet();
        var moved = Moved().ToList();
        foreach (var (from, to) in moved)
            yield return new Finding(Change.Moved, Math.Min(from, to), $"the row that was notarised at position {from} now stands at position {to}.");
        var left = new HashSet<long>(moved.SelectMany(pair => (long[])[pair.From, pair.To]));

        if (altered.Find(one => !swapped.Contains(one.Row.Position)) is { } changed)
            yield return new Finding(Change.Updated, changed.Row.Position, $"the row at position {changed.Row.Position} ({changed.Row.Type} of stream {changed.Row.Stream}, version {changed.Row.Version}) is not what was notarised: it was updated{Others(alteredCount - swapped.Count - 1)}.");
        if (extra.Find(row => !left.Contains(row.Position)) is { } added)
            yield return new Finding(Change.BackDated, added.Position, $"the row at position {added.Position} ({added.Type} of stream {added.Stream}) was not there when the positions around it were notarised: it was inserted back-dated{Others(extraCount - moved.Count - 1)}.");
        if (runOfMissing > 0 && runBegan is { } tail)
            yield return new Finding(Change.DeletedAtTail, tail.Position, $"the last {runOfMissing} events that were notarised, from position {tail.Position} on, are gone: the tail of the log was deleted.");
        if (missingCount > runOfMissing && missing.Where(leaf => !left.Contains(leaf.Position)).Select(leaf => (long?)leaf.Position).FirstOrDefault() is { } hole)
            yield return new Finding(Change.Deleted, hole, $"the event that was notarised at position {hole} is gone, and there are later ones: it was deleted from the middle of the log{Others(missingCount - runOfMissing - moved.Count - 1)}.");
    }

    private IEnumerable<(long From, long To)> Moved() =>
        from row in extra
        from leaf in missing
        where Hash(row with { Position = leaf.Position }) == leaf.Hash
        select (leaf.Position, row.Position);

    private static MerkleHash? Hash(LogEntry entry)
    {
        try
        {
            return LeafBytes.Hash(entry);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Others(long count) => count > 0 ? $", and {count} more after it" : string.Empty;
}
