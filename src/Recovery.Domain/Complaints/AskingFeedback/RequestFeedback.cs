using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.AskingFeedback;

/// <summary>How it went, measured by what the complainant expected.</summary>
public enum Rating
{
    /// <summary>Better than expected.</summary>
    Exceeded,

    /// <summary>As expected.</summary>
    Met,

    /// <summary>Worse than expected.</summary>
    Below,
}

/// <summary>Asks how it went; only after the resolution (Ley 10/2025 art. 18.2).</summary>
public sealed record RequestFeedback(ComplaintId Complaint) : IComplaintCommand;

/// <summary>Records what the complainant answered.</summary>
public sealed record RecordFeedback(ComplaintId Complaint, Rating Rating, bool Disputed = false) : IComplaintCommand;

/// <summary>Feedback was asked for.</summary>
[StoredAs("feedback-requested.v1")]
public sealed record FeedbackRequested : ComplaintEvent;

/// <summary>Feedback was given.</summary>
[StoredAs("feedback-received.v1")]
public sealed record FeedbackReceived(Rating Rating, bool Disputed) : ComplaintEvent;

/// <summary>The rules of feedback: no survey before the resolution.</summary>
public static class Feedback
{
    public static Decision Decide(Complaint complaint, RequestFeedback _) => complaint switch
    {
        { Stage: Stage.Resolved or Stage.Closed, FeedbackRequestedAt: not null }    => Decision.Nothing,
        { Stage: Stage.Resolved }                                                   => Accept.With(new FeedbackRequested()),
        _                                                                           => Refuse.Because(Refusals.NotResolved, Words.Of(complaint.Stage)),
    };

    public static Decision Decide(Complaint complaint, RecordFeedback command) => complaint switch
    {
        { Stage: not (Stage.Resolved or Stage.Closed) }     => Refuse.Because(Refusals.NotResolved, Words.Of(complaint.Stage)),
        _                                                   => Accept.With(new FeedbackReceived(command.Rating, command.Disputed)),
    };
}
