using Recovery.Domain;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Reading;

/// <summary>Whose words they are.</summary>
public enum Voice
{
    /// <summary>The complainant's own, as they were written down.</summary>
    Complainant,

    /// <summary>Ours: to the complainant, or among us.</summary>
    House,
}

/// <summary>Words that were known of a case, in the order in which they were recorded.</summary>
/// <param name="Recorded">When, by whom, and on whose behalf.</param>
/// <param name="Event">Stored name of the event that holds them.</param>
public sealed record SaidLine(Mark Recorded, Voice Voice, string Event, Personal Text)
{
    /// <summary>Everything that was said by the last of these events; names, addresses and file names are no words.</summary>
    public static IReadOnlyList<SaidLine> Of(IEnumerable<RecordedEvent> history) =>
        [.. history.SelectMany(e => Texts(e.Event).Select(text => new SaidLine(Mark.Of(e), VoiceOf(e.Event), e.StoredName, text)))];

    private static IEnumerable<Personal> Texts(ComplaintEvent fact) => (fact switch
    {
        ComplaintReceived e => [e.Narrative],
        ContactLinked e     => [e.Text],
        _                   => Spoken.Words(fact),
    }).OfType<Personal>().Where(text => !text.IsBlank);

    private static Voice VoiceOf(ComplaintEvent fact) => fact switch
    {
        ComplaintReceived or ReformulationConfirmed or ReformulationCorrected or ComplaintReopened or ComplaintWithdrawn => Voice.Complainant,
        ContactLinked { Direction: Direction.In } => Voice.Complainant,
        _ => Voice.House,
    };
}
