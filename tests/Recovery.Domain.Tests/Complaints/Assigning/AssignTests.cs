using Recovery.Domain.Complaints.Assigning;

namespace Recovery.Domain.Tests.Complaints.Assigning;

public sealed class AssignTests
{
    private static readonly ComplaintAssigned ToAnna = new("anna", "north");

    [Fact]
    public void A_case_is_given_to_somebody() => Given(A.Received).When(new Assign(A.Case, " anna ", "north")).Then(ToAnna);

    [Fact]
    public void The_team_stays_where_none_is_named() => Given(A.Received).And(ToAnna).When(new Assign(A.Case, "bob")).Then(new ComplaintAssigned("bob", "north"));

    [Fact]
    public void Given_twice_is_given_once() => Given(A.Received).And(ToAnna).When(new Assign(A.Case, "anna")).ThenNothing();

    [Fact]
    public void Another_team_is_another_assignment() =>
        Given(A.Received).And(ToAnna).When(new Assign(A.Case, "anna", "south")).Then(new ComplaintAssigned("anna", "south"));

    [Fact]
    public void Nobody_is_not_somebody() => Given(A.Received).When(new Assign(A.Case, " ")).ThenRefused("assignee-empty");

    [Fact]
    public void A_case_that_is_over_is_not_assigned() => Given(A.Closed).When(new Assign(A.Case, "anna")).ThenRefused("wrong-stage", "closed");

    [Fact]
    public void No_case_is_not_assigned() => Given().When(new Assign(A.Case, "anna")).ThenRefused("wrong-stage", "none");

    [Fact]
    public void A_case_is_released() => Given(A.Received).And(ToAnna).When(new Release(A.Case)).Then(new ComplaintReleased("anna")).State.Assignee.ShouldBeNull();

    [Fact]
    public void Released_already() => Given(A.Received).When(new Release(A.Case)).ThenNothing();

    [Fact]
    public void A_case_that_is_over_is_not_released()
    {
        Given(A.Withdrawn).When(new Release(A.Case)).ThenRefused("wrong-stage", "withdrawn");
        Given().When(new Release(A.Case)).ThenRefused("wrong-stage", "none");
    }
}
