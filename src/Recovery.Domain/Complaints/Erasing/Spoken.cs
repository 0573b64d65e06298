using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;

namespace Recovery.Domain.Complaints.Erasing;

/// <summary>The words a fact holds: everything in it that is <see cref="Personal"/>. A test sees that none is forgotten here.</summary>
public static class Spoken
{
    /// <summary>True where a fact holds anybody's words; a reason that the engine gives is nobody's.</summary>
    public static bool IsIn(ComplaintEvent fact) => Words(fact).Any(word => word is { IsBlank: false, IsNobodys: false });

    /// <summary>All of them; absent ones as null.</summary>
    public static IEnumerable<Personal?> Words(ComplaintEvent fact) => fact switch
    {
        ComplaintReceived e      => [e.Narrative, e.Complainant.Name, e.Complainant.Email, e.Complainant.Phone, .. Names(e.Attachments)],
        ContactLinked e          => [e.Text, .. Names(e.Attachments)],
        SeverityAssessed e       => [e.Reason],
        ProcedureChosen e        => [e.Reason],
        ComplaintAcknowledged e  => [e.Message],
        EmotionNamed e           => [e.Emotion],
        ComplaintReformulated e  => [e.Restatement],
        ReformulationConfirmed e => [e.Words],
        ReformulationCorrected e => [e.Correction],
        ActionPromised e         => [e.What, e.Override?.Reason],
        PromiseKept e            => [e.Note],
        PromiseBroken e          => [e.Reason],
        PromiseRenegotiated e    => [e.Reason],
        MeetingOffered e         => [e.Note],
        MeetingHeld e            => [e.Note],
        MeetingDeclined e        => [e.Note],
        MessageSent e            => [e.Text, e.Override?.Reason],
        SolutionOffered e        => [e.Description],
        ComplaintResolved e      => [e.Explanation, e.Reason],
        ComplaintReopened e      => [e.Reason],
        ComplaintWithdrawn e     => [e.Reason],
        ComplaintUnmerged e      => [e.Reason],
        NoteAdded e              => [e.Text],
        AbuseFlagged e           => [e.Reason],
        OverrideReviewed e       => [e.Reason],
        ClockExtended e          => [e.Reason],
        PolicyChanged e          => [e.Reason],
        _                        => [],
    };

    private static IEnumerable<Personal?> Names(IReadOnlyList<AttachedFile>? files) => files?.Select(file => file.Name) ?? [];
}
