using Npgsql;
using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Notarising;

/// <summary>Signs heads of the tree, at most one a second, and only what continues the newest head that is found in the database and outside.</summary>
internal sealed class HeadSigning(IEngineClock clock, TimeProvider time, NotaryKeys keys, CheckpointFolder folder)
{
    private const int Page = 500;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3); // while there is always more

    private NotaryKey? key;
    private long? last;
    private bool waiting;

    /// <summary>In how long a head can be signed that had to wait; null where none has to.</summary>
    public TimeSpan? DueIn => !waiting || last is not { } at ? null : time.GetElapsedTime(at) is var since && since < Shortest ? Shortest - since : TimeSpan.Zero;

    /// <summary>Signs the head where it is time; true where it did.</summary>
    /// <exception cref="NotaryRefusedException">The tree does not continue what was signed before.</exception>
    /// <exception cref="NoteException">The key, or what is outside, cannot be read.</exception>
    public async ValueTask<bool> Sign(NpgsqlConnection connection, NotaryTree tree, bool caughtUp, CancellationToken ct)
    {
        var newest = await Newest(connection, ct);
        var outside = Outside(tree.Origin);
        if (outside is not null)
            await Continues(connection, tree, outside, "found outside the database", caughtUp, ct);
        if (newest is not null && newest != outside)
            await Continues(connection, tree, newest, "in the database", caughtUp, ct);
        waiting = newest is null || newest.Size < tree.Size;
        if (!waiting || outside?.Size > tree.Size || (last is { } at && time.GetElapsedTime(at) < (caughtUp ? Shortest : Longest)))
            return false;

        key ??= keys.Open(tree.Origin, mayMake: newest is null && outside is null);
        var head = new Checkpoint(tree.Origin, tree.Size, tree.Root, new DateTimeOffset(clock.Now.UtcTicks / 10 * 10, TimeSpan.Zero), tree.Position);
        await HeadRow.Insert(connection, head, key.Sign(head), key.Verifier(tree.Origin), ct);
        (last, waiting) = (time.GetTimestamp(), false);
        return true;
    }

    /// <summary>Writes outside the heads that the database has beyond the newest there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async ValueTask Show(NpgsqlConnection connection, CancellationToken ct)
    {
        var shown = folder.Newest() is { } note ? Checkpoint.Parse(note.Text).Size : -1;
        while (true)
        {
            await using var since = connection.Command(Sql.Of("Notarising/since"), Database.Value(shown), Database.Value(Page));
            var heads = await since.Rows(HeadRow.Of, ct);
            foreach (var head in heads)
                folder.Add(SignedNote.Parse(head.Note), head.At);
            if (heads.Count < Page)
                return;
            shown = heads[^1].Size;
        }
    }

    private static async ValueTask<Checkpoint?> Newest(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var latest = connection.Command(Sql.Of("Notarising/latest"));
        return await latest.Rows(HeadRow.Of, ct) is [var head] ? Checkpoint.Parse(SignedNote.Parse(head.Note).Text) : null;
    }

    /// <summary>The newest head outside, if it was signed by a key that is known here.</summary>
    private Checkpoint? Outside(string origin)
    {
        if (folder.Newest() is not { } note)
            return null;
        var head = Checkpoint.Parse(note.Text);
        if (head.Origin != origin)
            throw new NotaryRefusedException($"{folder.Directory} holds checkpoints of {head.Origin}, and this log is {origin}: it is the directory of another log, or this one was renamed.");
        return keys.Known().Any(known => known.Of(note) == SignatureStanding.Good)
            ? head
            : throw new NotaryRefusedException($"the newest checkpoint in {folder.Directory} was signed by a key that is not in {keys.PublicFile}, or changed since.");
    }

    private static async ValueTask Continues(NpgsqlConnection connection, NotaryTree tree, Checkpoint head, string where, bool caughtUp, CancellationToken ct)
    {
        if (head.Size > tree.Size)
        {
            if (caughtUp)
                throw new NotaryRefusedException($"the newest checkpoint {where} is of {head.Size} events, signed at {LeafBytes.Text(head.At)}, and this log has {tree.Size}: an older backup was restored, or the end of the log was cut off.");
            return; // it still follows: the log may well be whole
        }

        MerkleHash root;
        try
        {
            root = head.Size == tree.Size ? tree.Root : await TileTable.WorkOut(connection, node => MerkleTree.Root(head.Size, node), ct);
        }
        catch (InvalidDataException wrong)
        {
            throw new NotaryRefusedException($"the tiles of the tree were changed: {wrong.Message}");
        }

        if (root != head.Root)
            throw new NotaryRefusedException($"the first {head.Size} events are not those of the newest checkpoint {where}, signed at {LeafBytes.Text(head.At)}: the history was rewritten, or a backup was restored and went on.");
    }
}
