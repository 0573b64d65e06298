using Recovery.Domain.Complaints.Withdrawing;

namespace Recovery.Domain.Tests.Complaints.Withdrawing;

public sealed class WithdrawTests
{
    private static readonly Withdraw Command = new(A.Case, A.Words("Never mind."));

    [Fact]
    public void A_complaint_is_taken_back_at_any_open_stage()
    {
        foreach (var open in new[] { A.Received, A.Acknowledged, A.Reformulated, A.Corrected, A.Confirmed, A.Promised })
            Given(open).When(Command).Then(new ComplaintWithdrawn(A.Words("Never mind."))).Owed.ShouldBeEmpty();
    }

    [Fact]
    public void It_is_taken_back_once() => Given(A.Withdrawn).When(Command).ThenNothing();

    [Fact]
    public void What_is_settled_is_not_taken_back()
    {
        Given(A.Resolved).When(Command).ThenRefused("wrong-stage", "resolved");
        Given().When(Command).ThenRefused("wrong-stage", "none");
    }

    [Fact]
    public void It_has_a_reason() => Given(A.Received).When(Command with { Reason = A.Words(" ") }).ThenRefused("reason-empty");

    [Fact]
    public void The_deadline_withdraws_nothing() => Given(A.Received).When(Command with { Reason = A.Words("délai dépassé") }).ThenRefused("deadline-is-no-reason");
}
