using Recovery.Domain.Complaints.AskingFeedback;

namespace Recovery.Domain.Tests.Complaints.AskingFeedback;

public sealed class FeedbackTests
{
    [Fact]
    public void How_it_went_is_asked_after_the_resolution() => Given(A.Resolved).When(new RequestFeedback(A.Case)).Then(new FeedbackRequested());

    [Fact]
    public void It_is_asked_once()
    {
        Given(A.Resolved).And(new FeedbackRequested()).When(new RequestFeedback(A.Case)).ThenNothing();
        Given(A.Resolved).And(new FeedbackReceived(Rating.Met, false)).When(new RequestFeedback(A.Case)).ThenNothing();
    }

    [Fact]
    public void There_is_no_survey_before_the_resolution()
    {
        foreach (var before in new[] { [], A.Received, A.Confirmed, A.Promised, A.Withdrawn, A.Merged })
        {
            Given(before).When(new RequestFeedback(A.Case)).ThenRefused("not-resolved");
            Given(before).When(new RecordFeedback(A.Case, Rating.Met)).ThenRefused("not-resolved");
        }
    }

    [Fact]
    public void A_closed_case_is_not_asked_about() => Given(A.Closed).When(new RequestFeedback(A.Case)).ThenRefused("not-resolved", "closed");

    [Fact]
    public void What_was_answered_is_recorded() =>
        Given(A.Resolved).When(new RecordFeedback(A.Case, Rating.Below, true)).Then(new FeedbackReceived(Rating.Below, true)).State.Disputed.ShouldBeTrue();

    [Fact]
    public void Also_after_the_case_was_closed() => Given(A.Closed).When(new RecordFeedback(A.Case, Rating.Exceeded)).Then(new FeedbackReceived(Rating.Exceeded, false));
}
