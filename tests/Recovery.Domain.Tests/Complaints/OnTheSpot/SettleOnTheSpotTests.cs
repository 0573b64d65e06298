using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.OnTheSpot;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;

namespace Recovery.Domain.Tests.Complaints.OnTheSpot;

public sealed class SettleOnTheSpotTests
{
    private static readonly SettleOnTheSpot Command = new(
        A.Case,
        new Acknowledge(A.Case),
        new Reformulate(A.Case, A.Words("The heating failed twice.")),
        new Confirm(A.Case),
        null,
        new OfferSolution(A.Case, SolutionKind.Apology, A.Words("We are sorry.")),
        new Resolve(A.Case, Outcome.Accepted, A.Words("They are content with the repair.")));

    private static Story Spoken => Given(A.Receipt() with { Channel = Channel.Verbal });

    [Fact]
    public void All_steps_in_one_request_and_each_an_event() => Spoken.When(Command).Then([.. A.Resolved.Skip(1)]);

    [Fact]
    public void Also_by_phone_and_from_wherever_the_case_stands() =>
        Given(A.Receipt() with { Channel = Channel.Phone }, new ComplaintAcknowledged(null, null)).When(Command).Then([.. A.Resolved.Skip(2)]);

    [Fact]
    public void A_promise_may_be_among_them() =>
        Spoken.When(Command with { Promise = new(A.Case, A.Words("Repair p1"), "anna", A.Friday), Resolve = Command.Resolve with { CarryOverConsented = true } })
            .Then([.. A.Promised.Skip(1), A.WithSolution[^1], A.Settled(A.P1)]);

    [Fact]
    public void Settled_twice_is_settled_once() => Spoken.When(Command).After.When(Command).ThenNothing();

    [Fact]
    public void Each_step_obeys_its_own_rule_or_none_is_taken() =>
        Spoken.When(Command with { Reformulate = new(A.Case, A.Words(" ")) }).ThenRefused("restatement-empty");

    [Fact]
    public void It_is_for_what_was_spoken() => Given(A.Received).When(Command).ThenRefused("not-on-the-spot", "email");

    [Fact]
    public void It_is_informal() => Given(A.Receipt() with { Channel = Channel.Verbal, Procedure = Procedure.Formal }).When(Command).ThenRefused("not-on-the-spot", "formal");

    [Fact]
    public void It_is_for_a_case_in_progress()
    {
        Given().When(Command).ThenRefused("wrong-stage", "none");
        Given(A.Withdrawn).When(Command).ThenRefused("wrong-stage", "withdrawn");
    }
}
