using Recovery.Api.Asking;
using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Web.Audit;

/// <summary>A signed head of the log, and whether its signature is one of a key that is trusted here: only what is trusted is compared with anything.</summary>
/// <param name="Checkpoint">What the note says; null where it is not the notary's.</param>
public sealed record TrustedHead(SignedHead Head, Checkpoint? Checkpoint)
{
    /// <summary>Id of the key that signed it, as it stands in notes; a dash where that cannot be read.</summary>
    public string KeyId => Head.Key.Split('+') is [_, var id, ..] ? id : "–";

    /// <summary>Checks a head by the keys outside the database.</summary>
    public static TrustedHead Of(SignedHead head, Ports ports)
    {
        try
        {
            var note = SignedNote.Parse(head.Note);
            return new TrustedHead(head, ports.Verifier.Keys().Any(key => key.Of(note) == SignatureStanding.Good) ? Recovery.Audit.Notarising.Checkpoint.Parse(note.Text) : null);
        }
        catch (NoteException)
        {
            return new TrustedHead(head, null);
        }
    }
}
