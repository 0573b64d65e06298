using Recovery.Domain;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Sla;

namespace Recovery.Engine.Reading;

/// <summary>The one next step of the method (DESIGN 3): listen, say it back, have it confirmed, and only then promise.</summary>
public enum NextStep
{
    /// <summary>Tell the complainant that we heard.</summary>
    Acknowledge,

    /// <summary>Offer the meeting that answers a formal letter.</summary>
    OfferMeeting,

    /// <summary>Say it back.</summary>
    Reformulate,

    /// <summary>Ask whether it is right, and record the answer.</summary>
    Confirm,

    /// <summary>Promise who does what by when.</summary>
    Promise,

    /// <summary>Hold the meeting that was offered, or record that it was declined.</summary>
    HoldMeeting,

    /// <summary>Offer a solution.</summary>
    OfferSolution,

    /// <summary>Keep what was promised.</summary>
    KeepPromises,

    /// <summary>Record the complainant's outcome.</summary>
    Resolve,

    /// <summary>Ask how it went.</summary>
    RequestFeedback,

    /// <summary>It is disputed: open it again.</summary>
    Reopen,

    /// <summary>Nothing is left to do but to close.</summary>
    Close,

    /// <summary>The complainant was forgotten, and nobody is left to settle it with: end it.</summary>
    Withdraw,
}

/// <summary>Which step is next.</summary>
public static class NextSteps
{
    /// <summary>The next step of a case; null when it is over.</summary>
    public static NextStep? Of(Complaint complaint) => complaint switch
    {
        { Ended: true } or { Stage: Stage.None }                                    => null,
        { Erased: true }                                                            => complaint is { Stage: Stage.Resolved, Disputed: false } ? NextStep.Close : NextStep.Withdraw,
        { Stage: Stage.Received }                                                   => NextStep.Acknowledge,
        { Stage: Stage.Acknowledged or Stage.Corrected }                            => NextStep.Reformulate,
        { Stage: Stage.Reformulated }                                               => NextStep.Confirm,
        { Stage: Stage.Resolved, Disputed: true }                                   => NextStep.Reopen,
        { Stage: Stage.Resolved, FeedbackRequestedAt: null }                        => NextStep.RequestFeedback,
        { Stage: Stage.Resolved }                                                   => NextStep.Close,
        _ when OwesMeeting(complaint)                                               => complaint.Meeting == MeetingState.Offered ? NextStep.HoldMeeting : NextStep.OfferMeeting,
        { Stage: Stage.Confirmed }                                                  => NextStep.Promise,
        { SolutionsOffered: 0 }                                                     => NextStep.OfferSolution,
        _ when complaint.OpenPromises.Any()                                         => NextStep.KeepPromises,
        _                                                                           => NextStep.Resolve,
    };

    private static bool OwesMeeting(Complaint complaint) => complaint is { Channel: Channel.Letter, Procedure: Procedure.Formal, MeetingSettled: false };
}
