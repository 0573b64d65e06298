using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.ChangingPolicy;

namespace Recovery.Domain.Tests.Complaints.ChangingPolicy;

public sealed class ChangePolicyTests
{
    private static readonly PolicyRef Next = new("test", 2);
    private static readonly ChangePolicy Command = new(A.Case, Next, new("house", 1), A.Words("new law"));

    [Fact]
    public void A_case_moves_to_another_version() =>
        Given(A.Received).When(Command).Then(new PolicyChanged(Next, new("house", 1), A.Words("new law"))).State.Pack.ShouldBe(Next);

    [Fact]
    public void The_calendar_alone_is_another_policy_too() =>
        Given(A.Received).When(Command with { Pack = Packs.House.Ref, Calendar = Next }).Then(new PolicyChanged(Packs.House.Ref, Next, A.Words("new law"))).State.Calendar.ShouldBe(Next);

    [Fact]
    public void It_is_there_already() => Given(A.Received).When(Command with { Pack = Packs.House.Ref }).ThenNothing();

    [Fact]
    public void It_says_why() => Given(A.Received).When(Command with { Reason = A.Words("") }).ThenRefused("reason-empty");

    [Fact]
    public void What_is_over_stays_where_it_is()
    {
        Given(A.Closed).When(Command).ThenRefused("wrong-stage", "closed");
        Given().When(Command).ThenRefused("wrong-stage", "none");
    }
}
