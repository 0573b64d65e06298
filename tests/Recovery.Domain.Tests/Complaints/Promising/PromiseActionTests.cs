using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;

namespace Recovery.Domain.Tests.Complaints.Promising;

public sealed class PromiseActionTests
{
    private static readonly PromiseAction Command = new(A.Case, A.Words("Repair p1"), "anna", A.Friday);

    [Fact]
    public void An_action_is_promised() => Given(A.Confirmed).When(Command).Then(A.Given(A.P1, A.Friday));

    [Fact]
    public void Promises_are_numbered() => Given(A.Promised).When(Command with { DueOn = A.Thursday }).Then(new ActionPromised(A.P2, A.Words("Repair p1"), "anna", A.Thursday, null, null));

    [Fact]
    public void Nothing_is_promised_before_the_restatement_is_confirmed()
    {
        foreach (var before in new[] { A.Received, A.Acknowledged, A.Reformulated, A.Corrected })
            Given(before).When(Command).ThenRefused("restatement-not-confirmed");
    }

    [Fact]
    public void Nothing_is_promised_after_a_correction() =>
        Given(A.Confirmed).And(new ReformulationCorrected(1, A.Words("No."))).When(Command).ThenRefused("restatement-not-confirmed");

    [Fact]
    public void Nothing_is_promised_after_a_reopening_before_listening_again() =>
        Given(A.Resolved).And(new ComplaintReopened(A.Words("Again."))).When(Command).ThenRefused("restatement-not-confirmed");

    [Fact]
    public void What_is_settled_or_over_promises_nothing_more()
    {
        Given(A.Resolved).When(Command).ThenRefused("wrong-stage", "resolved");
        Given(A.Closed).When(Command).ThenRefused("wrong-stage", "closed");
        Given(A.Merged).When(Command).ThenRefused("wrong-stage", "merged");
        Given().When(Command).ThenRefused("wrong-stage", "none");
    }

    [Theory]
    [InlineData(" ", "anna")]
    [InlineData("Repair", " ")]
    public void A_promise_says_what_and_who(string what, string who) =>
        Given(A.Confirmed).When(Command with { What = A.Words(what), Who = who }).ThenRefused("promise-incomplete");

    [Fact]
    public void The_same_promise_twice_is_one() => Given(A.Promised).When(Command with { Who = " anna " }).ThenNothing();

    [Fact]
    public void What_was_kept_may_be_promised_again() =>
        Given(A.Promised).And(new PromiseKept(A.P1, null)).When(Command).Then(A.Given(A.P1, A.Friday) with { Promise = A.P2 });

    [Fact]
    public void A_promise_is_for_a_day_to_come() => Given(A.Confirmed).At(A.At(A.Tuesday, 9)).When(Command with { DueOn = A.Monday }).ThenRefused("promise-in-the-past");

    [Fact]
    public void Today_is_to_come_until_the_house_closes()
    {
        var story = Given(A.Confirmed);
        story.At(A.At(A.Monday, 17, 30).AddTicks(-1)).When(Command with { DueOn = A.Monday }).Then(A.Given(A.P1, A.Monday));
        story.At(A.At(A.Monday, 17, 30)).When(Command with { DueOn = A.Monday }).ThenRefused("promise-in-the-past");
    }

    [Fact]
    public void A_promise_is_for_a_working_day()
    {
        Given(A.Confirmed).When(Command with { DueOn = A.Saturday }).ThenRefused("promise-not-on-a-working-day", "2026-11-28");
        Given(A.Confirmed).When(Command with { DueOn = A.Christmas, Override = A.Reasoned }).ThenRefused("promise-not-on-a-working-day", "2026-12-25");
    }

    [Fact]
    public void A_promise_is_not_later_than_the_final_deadline_without_a_reason()
    {
        var late = Command with { DueOn = new(2026, 12, 1) };
        Given(A.Confirmed).When(late).ThenRefused("promise-after-final-deadline", "2026-11-30");
        Given(A.Confirmed).When(late with { Override = A.Reasoned }).Then(A.Given(A.P1, late.DueOn) with { Override = A.Reasoned });
        Given(A.Confirmed).When(late with { Override = new(A.Words(" ")) }).ThenRefused("reason-empty");
        Given(A.Confirmed).Under(Packs.None).When(late).Then(A.Given(A.P1, late.DueOn));
    }

    [Fact]
    public void Nobody_promises_above_their_authority_without_a_reason()
    {
        Given(A.Confirmed).When(Command with { Value = 100m }).Then(A.Given(A.P1, A.Friday) with { Value = 100m });
        Given(A.Confirmed).When(Command with { Value = 100.01m }).ThenRefused("above-authority");
        Given(A.Confirmed).When(Command with { Value = decimal.MaxValue, Override = A.Reasoned }).Then(A.Given(A.P1, A.Friday) with { Value = decimal.MaxValue, Override = A.Reasoned });
    }

    [Fact]
    public void A_role_that_the_pack_does_not_name_has_no_authority()
    {
        Given(A.Confirmed).By(A.Import).When(Command with { Value = 0.01m }).ThenRefused("above-authority");
        Given(A.Confirmed).By(A.Import).When(Command with { Value = 0m }).Then(A.Given(A.P1, A.Friday) with { Value = 0m });
    }

    [Fact]
    public void A_pack_without_limits_limits_nobody() =>
        Given(A.Confirmed).Under(Packs.None with { Conduct = Packs.None.Conduct with { AuthorityByRole = new Dictionary<string, decimal>(StringComparer.Ordinal) } })
            .When(Command with { Value = 9_999m }).Then(A.Given(A.P1, A.Friday) with { Value = 9_999m });

    [Fact]
    public void A_promise_of_less_than_nothing_is_none() => Given(A.Confirmed).When(Command with { Value = -1m }).ThenRefused("amount-negative");

    [Fact]
    public void The_year_9999_is_a_slip_of_the_keyboard() =>
        Given(A.Confirmed).When(Command with { DueOn = DateOnly.MaxValue, Override = A.Reasoned }).ThenRefused("date-out-of-range");

    [Fact]
    public void A_promise_carried_over_is_open_again_when_the_case_is() =>
        Given(A.Promised).And(A.Settled(A.P1), new ComplaintReopened(A.Words("Again."))).State.OpenPromises.Select(p => p.Id).ShouldBe([A.P1]);
}
