using Recovery.Audit.Notarising;

namespace Recovery.Audit.Verifying;

/// <summary>All signed checkpoints, of the database and from outside, the smaller trees first; a page in memory at a time.</summary>
internal sealed class ClaimStream(ILogCopy copy, IEnumerable<OutsideNote> outside, IEnumerable<SignedNote> known, ClaimChecking checking, long above) : IDisposable
{
    private const int Page = 500;

    private readonly IEnumerator<Claim> fromOutside = Outside(outside, known, checking, above).GetEnumerator();
    private readonly Queue<Claim> fromDatabase = new();
    private long read = above;
    private bool databaseEnded;
    private bool begun;
    private Claim? nextOutside;

    /// <summary>Checkpoints given so far.</summary>
    public long Count { get; private set; }

    /// <summary>Something was found outside.</summary>
    public bool AnyOutside { get; private set; }

    /// <summary>The next ones of one size, where that is at most a size; empty where there are none.</summary>
    public async ValueTask<IReadOnlyList<Claim>> UpTo(long size, CancellationToken ct)
    {
        await Fill(ct);
        var next = Math.Min(fromDatabase.TryPeek(out var first) ? first.Head.Size : long.MaxValue, nextOutside?.Head.Size ?? long.MaxValue);
        if (next > size || next == long.MaxValue)
            return [];
        var claims = new List<Claim>();
        while (fromDatabase.TryPeek(out var one) && one.Head.Size == next)
            claims.Add(fromDatabase.Dequeue());
        while (nextOutside?.Head.Size == next)
        {
            claims.Add(nextOutside);
            Advance();
        }

        Count += claims.Count;
        return claims;
    }

    public void Dispose() => fromOutside.Dispose();

    private async ValueTask Fill(CancellationToken ct)
    {
        if (!begun)
        {
            begun = true;
            Advance();
        }

        while (fromDatabase.Count == 0 && !databaseEnded)
        {
            var page = await copy.Heads(read, Page, ct);
            databaseEnded = page.Count < Page;
            foreach (var row in page)
            {
                var where = $"of {row.Size} events in the database";
                if (checking.Check(row.Note, where, isOutside: false) is { } claim)
                {
                    if ((claim.Head.Size, claim.Head.Root.ToString(), claim.Head.LastPosition) != (row.Size, row.Root, row.LastPosition))
                        checking.No(Change.CheckpointChanged, $"the columns of the checkpoint {where} do not say what its note says: they were changed.");
                    if (claim.Head.Size == row.Size)
                        fromDatabase.Enqueue(claim);
                }

                read = row.Size;
            }
        }
    }

    private void Advance()
    {
        nextOutside = fromOutside.MoveNext() ? fromOutside.Current : null;
        AnyOutside |= nextOutside is not null;
    }

    private static IEnumerable<Claim> Outside(IEnumerable<OutsideNote> outside, IEnumerable<SignedNote> known, ClaimChecking checking, long above)
    {
        var held = new Queue<Claim>(known.Select(note => checking.Check(note.ToString(), "that is known", isOutside: true)).OfType<Claim>().Where(claim => claim.Head.Size > above).OrderBy(claim => claim.Head.Size));
        var last = above;
        foreach (var note in outside)
        {
            if (checking.Check(note.Text, $"in {note.File}, line {note.Line}", isOutside: true) is not { } claim || claim.Head.Size <= above)
                continue;
            if (claim.Head.Size < last)
            {
                checking.No(Change.CheckpointChanged, $"the checkpoint {claim.Where}, of {claim.Head.Size} events, comes after one of {last}: the files outside were put together from several.");
                continue;
            }

            while (held.TryPeek(out var one) && one.Head.Size <= claim.Head.Size)
                yield return held.Dequeue();
            last = claim.Head.Size;
            yield return claim;
        }

        foreach (var claim in held)
            yield return claim;
    }
}
