using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Verifying;

/// <summary>
/// Verifies a log: computes every leaf anew from its row, and compares rows, tiles and all signed checkpoints, of the database and from outside, with each other
/// (DESIGN 7, FAULTS T33). Streams: what it holds does not grow with the log.
/// </summary>
/// <param name="keys">The keys whose signatures count.</param>
/// <param name="outside">Notes that are kept outside the database, in the order they were written.</param>
/// <param name="known">Notes that somebody remembers.</param>
public sealed class LogVerification(ILogCopy copy, IReadOnlyList<VerifierKey> keys, IEnumerable<OutsideNote> outside, IReadOnlyList<SignedNote> known)
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1); // from a decision to its position in the log, when all goes slowly

    private readonly RowComparison rows = new();
    private readonly List<string> remarks = [];
    private readonly List<Finding> findings = [];
    private long read;
    private long waiting;

    /// <summary>Verifies all of it, or what came after a part that was verified before; what of that part no longer fits its remembered root is verified anew.</summary>
    /// <param name="after">What was verified before; null for all.</param>
    /// <param name="progress">Told how many events were read.</param>
    public async ValueTask<Verdict> Run(VerifiedPart? after, IProgress<long>? progress, CancellationToken cancellation)
    {
        var from = after is not null && await IsStillThere(after, cancellation) ? after : new VerifiedPart(copy.Origin, 0, string.Empty, 0);
        var edge = await copy.Tiles(EdgeOf(from.Size), cancellation);
        var tree = new TreeComparison(copy, TileGrowth.On(from.Size, [.. edge]), Frontier.Of(from.Size, Node(edge)), Frontier.Of(from.Size, Node(edge)));
        var checking = new ClaimChecking(copy.Origin, keys);
        using var claims = new ClaimStream(copy, outside, known, checking, from.Size == 0 ? -1 : from.Size);
        var (table, leaves) = (new RowPages(copy, from.Position), new LeafPages(copy, from.Size));
        var removed = new RemovedCheckpoints();

        await Compare(claims, tree, removed, from.Size, cancellation);
        var size = from.Size;
        for (; size < copy.Size && await leaves.Next(cancellation) is { } leaf; size++)
        {
            await Meet(table, leaf, tree, cancellation);
            await tree.Append(leaf, cancellation);
            await Compare(claims, tree, removed, size + 1, cancellation);
            progress?.Report(size + 1);
        }

        if (size < copy.Size)
            tree.Cut();
        await tree.End(cancellation);
        await Rest(table, tree, claims, cancellation);
        if (tree.Acquitted == rows.Wrong && !rows.IsClean)
            tree.RowsAreRight(rows.FirstPosition);
        else
            findings.AddRange(rows.Explain(size - from.Size));
        findings.AddRange([.. tree.Findings, .. checking.Findings, .. removed.Findings()]);
        if (!claims.AnyOutside && from.Size == 0)
            remarks.Add("No checkpoint was found outside the database: what somebody did to all of it together, such as restoring a backup, cannot be seen without one.");
        if (from.Size > 0)
            remarks.Add($"The first {from.Size} events were verified before and not read again; --full reads them.");
        return new Verdict(copy.Origin, copy.Size, read, waiting, claims.Count, findings, remarks)
        {
            Verified = findings.Count == 0 ? new VerifiedPart(copy.Origin, copy.Size, tree.Root, copy.Position) : null,
        };
    }

    /// <summary>The rows up to a leaf's position.</summary>
    private async ValueTask Meet(RowPages table, Leaf leaf, TreeComparison tree, CancellationToken ct)
    {
        while (await table.Peek(ct) is { } row && row.Position <= leaf.Position)
        {
            table.Take();
            var hash = Hash(row);
            if (hash is { } readable)
                tree.Append(readable);
            if (row.Position < leaf.Position)
            {
                rows.Extra(row);
                continue;
            }

            rows.Same(row, hash ?? default, leaf);
            OutOfTime(row, tree);
            return;
        }

        rows.Missing(leaf);
    }

    /// <summary>Rows after the tree: among those that were notarised they are too many, behind them they wait. And checkpoints of a larger tree than this one.</summary>
    private async ValueTask Rest(RowPages table, TreeComparison tree, ClaimStream claims, CancellationToken ct)
    {
        Claim? ahead = null;
        while (await table.Peek(ct) is { } row)
        {
            table.Take();
            if (row.Position <= copy.Position)
            {
                rows.Extra(row);
                continue;
            }

            waiting++;
            OutOfTime(row, tree);
            if (Hash(row) is { } hash)
                tree.Append(hash);
            while (await claims.UpTo(tree.Rows, ct) is { Count: > 0 } same)
                ahead = tree.Reaches(same[0]) ? ahead : same[^1];
        }

        while (ahead is null && await claims.UpTo(long.MaxValue - 1, ct) is { Count: > 0 } larger)
            ahead = larger[^1];
        if (ahead is null)
            return;
        while (await claims.UpTo(long.MaxValue - 1, ct) is { Count: > 0 } larger)
            ahead = larger[^1];
        findings.Add(rows.IsClean
            ? new Finding(Change.BackupRestored, copy.Position, $"the checkpoint {ahead.Where}, signed at {LeafBytes.Text(ahead.Head.At)}, is of {ahead.Head.Size} events up to position {ahead.Head.LastPosition}, and this log ends with {copy.Size} at position {copy.Position}: an older backup was restored, or the end of log and tree was cut off.")
            : new Finding(Change.Forked, copy.Position, $"the checkpoint {ahead.Where} is of {ahead.Head.Size} events, and the tree of this log has {copy.Size}: it is not the log that was signed."));
    }

    private async ValueTask Compare(ClaimStream claims, TreeComparison tree, RemovedCheckpoints removed, long size, CancellationToken ct)
    {
        while (await claims.UpTo(size, ct) is { Count: > 0 } same)
        {
            foreach (var claim in same)
                tree.Compare(claim, rows.Wrong);
            removed.See(same);
        }
    }

    private void OutOfTime(LogEntry row, TreeComparison tree)
    {
        if (tree.SignedAt is { } signed && row.At < signed - Slack && !IsImported(row) && !findings.Exists(one => one.Change == Change.AppendedBackDated))
            findings.Add(new Finding(Change.AppendedBackDated, row.Position, $"the row at position {row.Position} claims to be of {LeafBytes.Text(row.At)}, and was not there when a later head was signed at {LeafBytes.Text(signed)}; it is not imported: it was inserted at the end and back-dated."));
    }

    private static bool IsImported(LogEntry row) => row.Headers.Span.IndexOf("\"importedFrom\""u8) >= 0;

    private MerkleHash? Hash(LogEntry row)
    {
        read++;
        try
        {
            return LeafBytes.Hash(row);
        }
        catch (FormatException wrong)
        {
            if (!findings.Exists(one => one.Change == Change.Unreadable))
                findings.Add(new Finding(Change.Unreadable, row.Position, $"the row at position {row.Position} cannot be read: {wrong.Message}"));
            return null;
        }
    }

    private async ValueTask<bool> IsStillThere(VerifiedPart part, CancellationToken ct)
    {
        if (part.Origin != copy.Origin || part.Size > copy.Size)
            return false;
        try
        {
            return Frontier.Of(part.Size, Node(await copy.Tiles(EdgeOf(part.Size), ct))).Root().ToString() == part.Root;
        }
        catch (InvalidDataException)
        {
            return false; // all of it is read, and told where
        }
    }

    private static HashSet<(int, long)> EdgeOf(long size)
    {
        var edge = new HashSet<(int, long)>();
        for (var level = 0; size >> (Tile.Heights * level) > 0; level++)
            edge.Add((level, size >> (Tile.Heights * (level + 1))));
        return edge;
    }

    private static FullNode Node(IReadOnlyList<Tile> edge) => (height, index) =>
    {
        var (level, tile, from, count) = Tile.Of(height, index);
        return (edge.FirstOrDefault(one => one.Level == level && one.Index == tile) ?? throw new InvalidDataException($"tile {tile} of level {level} is missing.")).Node(from, count);
    };
}
