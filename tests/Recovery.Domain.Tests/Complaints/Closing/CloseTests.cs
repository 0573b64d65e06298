using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Closing;

namespace Recovery.Domain.Tests.Complaints.Closing;

public sealed class CloseTests
{
    [Fact]
    public void A_settled_case_is_closed() => Given(A.Resolved).When(new Close(A.Case)).Then(new ComplaintClosed());

    [Fact]
    public void It_is_closed_once() => Given(A.Closed).When(new Close(A.Case)).ThenNothing();

    [Fact]
    public void Nothing_else_is_closed()
    {
        foreach (var open in new[] { [], A.Received, A.Promised, A.Withdrawn, A.Merged })
            Given(open).When(new Close(A.Case)).ThenRefused("not-resolved");
    }

    [Fact]
    public void What_is_disputed_is_not_closed() => Given(A.Resolved).And(new FeedbackReceived(Rating.Below, true)).When(new Close(A.Case)).ThenRefused("disputed");
}
