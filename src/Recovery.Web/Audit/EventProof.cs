using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Web.Audit;

/// <summary>How an event stands to what was signed.</summary>
public enum EventStanding
{
    /// <summary>It is in the log that was signed, as it is now.</summary>
    Proven,

    /// <summary>It is newer than the last checkpoint.</summary>
    Unsigned,

    /// <summary>It is not what was notarised at its position.</summary>
    Changed,

    /// <summary>It stands among events that were signed, and was not there then.</summary>
    Added,

    /// <summary>It was signed, and is no longer in the log.</summary>
    Gone,

    /// <summary>The tree that leads to the checkpoint was damaged.</summary>
    TreeBroken,

    /// <summary>The checkpoint is not signed by a key that is trusted here.</summary>
    HeadUntrusted,
}

/// <summary>An event beside what was signed.</summary>
/// <param name="Version">Its place in its stream; where it is gone, the place that is empty.</param>
/// <param name="Entry">Null where it is gone.</param>
/// <param name="Found">The proof; null where there is none.</param>
public sealed record EventProof(long Version, LogEntry? Entry, EventStanding Standing, Proof.Included? Found = null)
{
    /// <summary>Something does not fit.</summary>
    public bool IsWrong => Standing is not (EventStanding.Proven or EventStanding.Unsigned);

    /// <summary>Hash of the event as it is now; null where it cannot be hashed.</summary>
    public MerkleHash? Leaf { get; } = Entry is null ? null : HashOf(Entry);

    /// <summary>Asks for the proof of an event and checks it with hashes alone: nothing that the database says is believed.</summary>
    internal static async ValueTask<EventProof> Of(INotarisedLog log, LogEntry entry, TrustedHead? trusted, CancellationToken cancellation)
    {
        if (trusted is null || entry.Position > trusted.Head.LastPosition)
            return new EventProof(entry.Version, entry, EventStanding.Unsigned);
        if (trusted.Checkpoint is not { } head)
            return new EventProof(entry.Version, entry, EventStanding.HeadUntrusted);
        try
        {
            if (await log.Prove(entry.Position, trusted.Head, cancellation) is not Proof.Included found)
                return new EventProof(entry.Version, entry, EventStanding.Added);
            return new EventProof(entry.Version, entry, Fits(entry, found, head) ? EventStanding.Proven : EventStanding.Changed, found);
        }
        catch (InvalidDataException)
        {
            return new EventProof(entry.Version, entry, EventStanding.TreeBroken);
        }
    }

    private static bool Fits(LogEntry entry, Proof.Included found, Checkpoint head)
    {
        var path = new List<MerkleHash>();
        foreach (var side in found.Path)
        {
            if (!MerkleHash.TryParse(side, out var hash))
                return false;
            path.Add(hash);
        }

        return HashOf(entry) is { } leaf && MerkleProof.Includes(leaf, found.Index, head.Size, path, head.Root);
    }

    private static MerkleHash? HashOf(LogEntry entry)
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
}
