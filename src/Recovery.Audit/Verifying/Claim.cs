using Recovery.Audit.Notarising;

namespace Recovery.Audit.Verifying;

/// <summary>A signed checkpoint and where it was found.</summary>
/// <param name="Where">For people, e.g. "in the database" or "in 2026-03-03.notes, line 8".</param>
public sealed record Claim(Checkpoint Head, string Where, bool IsOutside);

/// <summary>Decides whether a note is a checkpoint of this log by a trusted key, or what is wrong with it.</summary>
internal sealed class ClaimChecking(string origin, IReadOnlyList<VerifierKey> keys)
{
    private readonly HashSet<Change> said = [];

    /// <summary>What is wrong with the notes, each kind once.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>The checkpoint of a note; null where it proves nothing.</summary>
    public Claim? Check(string text, string where, bool isOutside)
    {
        try
        {
            var note = SignedNote.Parse(text);
            var head = Checkpoint.Parse(note.Text);
            if (head.Origin != origin)
                return No(Change.Renamed, $"the checkpoint {where} is of a log named {head.Origin}, and this log is named {origin}: the log was renamed, or it is another one.");
            var standings = keys.Select(key => key.Of(note)).ToList();
            if (standings.Contains(SignatureStanding.Bad))
                return No(Change.CheckpointChanged, $"the checkpoint {where} is not what the notary's key signed: it was changed.");
            return standings.Contains(SignatureStanding.Good)
                ? new Claim(head, where, isOutside)
                : No(Change.OtherKey, $"the checkpoint {where}, of {head.Size} events at {LeafBytes.Text(head.At)}, was signed by another key than the notary's: somebody else signed this log.");
        }
        catch (NoteException wrong)
        {
            return No(Change.CheckpointChanged, $"the checkpoint {where} cannot be read: {wrong.Message}");
        }
    }

    /// <summary>Says that a checkpoint in the database is not as its note says.</summary>
    public Claim? No(Change change, string words)
    {
        if (said.Add(change))
            Findings.Add(new Finding(change, null, words));
        return null;
    }
}
