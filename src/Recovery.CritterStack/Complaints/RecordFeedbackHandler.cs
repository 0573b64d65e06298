using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.AskingFeedback;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="RecordFeedback"/>.</summary>
public static class RecordFeedbackHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<RecordFeedback> asked, OpenCase open) => open.Decide((complaint, _) => Feedback.Decide(complaint, asked.Command));
}
