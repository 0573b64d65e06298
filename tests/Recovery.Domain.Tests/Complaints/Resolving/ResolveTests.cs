using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;

namespace Recovery.Domain.Tests.Complaints.Resolving;

public sealed class ResolveTests
{
    private static readonly Resolve Command = new(A.Case, Outcome.Accepted, A.Words("They are content with the repair."));

    private static readonly MessageSent Tried = new(MessageKind.Courtesy, Channel.Email, A.Words("May we call?"), [], null);

    [Fact]
    public void A_case_is_settled_by_the_complainants_outcome() => Given(A.WithSolution).When(Command).Then(A.Settled());

    [Fact]
    public void The_cause_and_the_reason_are_kept() =>
        Given(A.WithSolution).When(Command with { Outcome = Outcome.Rejected, Reason = A.Words("wants more"), RootCause = new("warmth", "repair") })
            .Then(A.Settled() with { Outcome = Outcome.Rejected, Reason = A.Words("wants more"), RootCause = new("warmth", "repair") });

    [Fact]
    public void Settled_twice_is_settled_once() => Given(A.Resolved).When(Command).ThenNothing();

    [Fact]
    public void Another_outcome_takes_a_reopening() => Given(A.Resolved).When(Command with { Outcome = Outcome.Rejected }).ThenRefused("wrong-stage", "resolved");

    [Fact]
    public void What_is_over_is_not_settled()
    {
        Given(A.Closed).When(Command).ThenRefused("wrong-stage", "closed");
        Given().When(Command).ThenRefused("wrong-stage", "none");
    }

    [Fact]
    public void A_solution_was_offered() => Given(A.Confirmed).When(Command).ThenRefused("no-solution-offered");

    [Fact]
    public void The_problem_was_understood() =>
        Given(A.Reformulated).And(new SolutionOffered(SolutionKind.Apology, A.Words("Sorry."), null, null)).When(Command).ThenRefused("restatement-not-confirmed");

    [Theory]
    [InlineData("deadline")]
    [InlineData("Délai dépassé")]
    [InlineData("plazo vencido")]
    public void The_deadline_is_no_reason(string reason)
    {
        Given(A.WithSolution).When(Command with { Reason = A.Words(reason) }).ThenRefused("deadline-is-no-reason");
        Given(A.WithSolution).When(Command with { Explanation = A.Words(reason) }).ThenRefused("deadline-is-no-reason");
        Given(A.Received).When(Command with { Reason = A.Words(reason) }).ThenRefused("deadline-is-no-reason");
    }

    [Fact]
    public void The_outcome_is_explained() => Given(A.WithSolution).When(Command with { Explanation = A.Words("") }).ThenRefused("explanation-empty");

    [Theory]
    [InlineData("", "repair")]
    [InlineData("warmth", " ")]
    public void A_cause_is_a_need_and_a_touchpoint(string need, string touchpoint) =>
        Given(A.WithSolution).When(Command with { RootCause = new(need, touchpoint) }).ThenRefused("text-empty", "rootCause");

    [Fact]
    public void Nobody_is_out_of_reach_before_the_third_try()
    {
        var command = Command with { Outcome = Outcome.NotReached };
        Given(A.WithSolution).And(Tried, Tried).When(command).ThenRefused("not-tried-enough");
        Given(A.WithSolution).And(Tried, Tried, Tried).When(command).Then(A.Settled() with { Outcome = Outcome.NotReached });
    }

    [Fact]
    public void Who_never_answered_the_restatement_can_still_be_out_of_reach()
    {
        var command = Command with { Outcome = Outcome.NotReached };
        Given(A.Reformulated).And(Tried, Tried).When(command).ThenRefused("not-tried-enough");
        Given(A.Reformulated).And(Tried, Tried, Tried).When(command).Then(A.Settled() with { Outcome = Outcome.NotReached });
        Given(A.Reformulated).And(Tried, Tried, Tried).When(Command).ThenRefused("no-solution-offered");
    }

    [Fact]
    public void Whoever_answers_is_within_reach() =>
        Given(A.WithSolution).And(Tried, Tried, Tried, new ContactLinked(Channel.Sms, Direction.In, A.Words("Tomorrow?")))
            .When(Command with { Outcome = Outcome.NotReached }).ThenRefused("not-tried-enough");

    [Fact]
    public void Messages_that_were_answered_by_a_confirmation_were_no_tries_in_vain() =>
        Given(A.Reformulated).And(Tried, Tried, Tried).And([.. A.WithSolution.Skip(A.Reformulated.Length)])
            .When(Command with { Outcome = Outcome.NotReached }).ThenRefused("not-tried-enough");

    [Fact]
    public void Open_promises_are_settled_first() => Given(A.WithSolution).And(A.Given(A.P1, A.Friday)).When(Command).ThenRefused("promises-open");

    [Fact]
    public void Or_carried_over_with_consent() =>
        Given(A.WithSolution).And(A.Given(A.P1, A.Friday), A.Given(A.P2, A.Friday), new PromiseKept(A.P1, null))
            .When(Command with { CarryOverConsented = true }).Then(A.Settled(A.P2)).Owed.ShouldContain("promise.p2");
}
