using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Withdrawing;

namespace Recovery.Domain.Tests.Complaints.Promising;

public sealed class KeepPromiseTests
{
    private static readonly KeepPromise Keep = new(A.Case, A.P1);
    private static readonly BreakPromise Break = new(A.Case, A.P1, A.Words("no parts"));
    private static readonly RenegotiatePromise Renegotiate = new(A.Case, A.P1, A.Thursday, A.Words("they are away"));
    private static readonly DateTimeOffset CloseOfFriday = A.At(A.Friday, 17, 30);

    private static Story CarriedOver => Given(A.Promised).And(A.Settled(A.P1));

    private static Story OverWith(ComplaintEvent end) => Given(A.Promised).And(end);

    [Fact]
    public void A_promise_is_kept() => Given(A.Promised).When(Keep with { Note = A.Words("Done.") }).Then(new PromiseKept(A.P1, A.Words("Done.")));

    [Fact]
    public void A_promise_is_kept_once() => Given(A.Promised).And(new PromiseKept(A.P1, null)).When(Keep).ThenNothing();

    [Fact]
    public void A_broken_promise_is_not_kept() => Given(A.Promised).And(new PromiseBroken(A.P1, A.Words("no"))).When(Keep).ThenRefused("promise-already-broken");

    [Fact]
    public void A_promise_is_kept_in_time_or_not_at_all_also_before_its_deadline_is_asked()
    {
        Given(A.Promised).At(CloseOfFriday.AddMilliseconds(-1)).When(Keep).Then(new PromiseKept(A.P1, null));
        Given(A.Promised).At(CloseOfFriday).When(Keep).ThenRefused("promise-already-broken");
    }

    [Fact]
    public void Only_what_was_promised_is_kept_broken_or_renegotiated()
    {
        Given(A.Confirmed).When(Keep).ThenRefused("promise-unknown", "p1");
        Given(A.Confirmed).When(Break).ThenRefused("promise-unknown", "p1");
        Given(A.Confirmed).When(Renegotiate).ThenRefused("promise-unknown", "p1");
        Given(A.Promised).When(Keep with { Promise = new(int.MinValue) }).ThenRefused("promise-unknown");
    }

    [Fact]
    public void A_broken_promise_raises_the_severity() =>
        Given(A.Promised).When(Break).Then(new PromiseBroken(A.P1, A.Words("no parts")), new SeverityAssessed(Severity.High, A.Words("promise broken")))
            .State.BrokenPromises.ShouldBe([A.P1]);

    [Fact]
    public void It_cannot_raise_what_is_high_already() =>
        Given(A.Promised).And(new SeverityAssessed(Severity.High, A.Words("cold"))).When(Break).Then(new PromiseBroken(A.P1, A.Words("no parts")));

    [Fact]
    public void It_is_broken_once() => Given(A.Promised).And(new PromiseBroken(A.P1, A.Words("no"))).When(Break).ThenNothing();

    [Fact]
    public void What_was_kept_is_not_broken() => Given(A.Promised).And(new PromiseKept(A.P1, null)).When(Break).ThenRefused("promise-already-kept");

    [Fact]
    public void Whoever_breaks_a_promise_says_why() => Given(A.Promised).When(Break with { Reason = A.Words(" ") }).ThenRefused("reason-empty");

    [Fact]
    public void Another_day_is_agreed() => Given(A.Promised).When(Renegotiate).Then(new PromiseRenegotiated(A.P1, A.Thursday, A.Words("they are away")))
        .State.Promises[1].DueOn.ShouldBe(A.Thursday);

    [Fact]
    public void It_is_that_day_already() => Given(A.Promised).When(Renegotiate with { DueOn = A.Friday }).ThenNothing();

    [Fact]
    public void Another_day_has_a_reason() => Given(A.Promised).When(Renegotiate with { Reason = A.Words("") }).ThenRefused("reason-empty");

    [Fact]
    public void Another_day_obeys_the_rules_of_the_first()
    {
        Given(A.Promised).When(Renegotiate with { DueOn = A.Saturday }).ThenRefused("promise-not-on-a-working-day");
        Given(A.Promised).When(Renegotiate with { DueOn = new(2026, 12, 1) }).ThenRefused("promise-after-final-deadline");
        Given(A.Promised).At(A.At(A.Tuesday, 9)).When(Renegotiate with { DueOn = A.Monday }).ThenRefused("promise-in-the-past");
        Given(A.Promised).When(Renegotiate with { DueOn = DateOnly.MaxValue }).ThenRefused("date-out-of-range");
    }

    [Fact]
    public void It_is_agreed_before_the_first_day_has_passed_also_before_its_deadline_is_asked()
    {
        var later = Renegotiate with { DueOn = new(2026, 11, 30) };
        Given(A.Promised).At(CloseOfFriday.AddMilliseconds(-1)).When(later).Then(new PromiseRenegotiated(A.P1, later.DueOn, A.Words("they are away")));
        Given(A.Promised).At(CloseOfFriday).When(later).ThenRefused("promise-already-broken");
    }

    [Fact]
    public void What_is_kept_or_broken_is_not_renegotiated()
    {
        Given(A.Promised).And(new PromiseKept(A.P1, null)).When(Renegotiate).ThenRefused("promise-already-kept");
        Given(A.Promised).And(new PromiseBroken(A.P1, A.Words("no"))).When(Renegotiate).ThenRefused("promise-already-broken");
    }

    [Fact]
    public void A_promise_carried_over_is_still_kept_broken_or_renegotiated()
    {
        CarriedOver.When(Keep).Then(new PromiseKept(A.P1, null));
        CarriedOver.When(Break).Then(new PromiseBroken(A.P1, A.Words("no parts")), new SeverityAssessed(Severity.High, A.Words("promise broken")));
        CarriedOver.When(Renegotiate).Then(new PromiseRenegotiated(A.P1, A.Thursday, A.Words("they are away"))).State.Promises[1].State.ShouldBe(PromiseState.CarriedOver);
    }

    [Fact]
    public void A_case_that_is_over_is_as_severe_as_it_was() =>
        CarriedOver.And(new ComplaintClosed()).When(Break).Then(new PromiseBroken(A.P1, A.Words("no parts")));

    [Fact]
    public void The_promises_of_a_merged_case_stand() => OverWith(new ComplaintMerged(A.OtherCase)).Owed.ShouldContain("promise.p1");

    [Fact]
    public void Whoever_withdraws_is_owed_nothing_any_more()
    {
        var withdrawn = OverWith(new ComplaintWithdrawn(A.Words("Never mind.")));
        withdrawn.Owed.ShouldBeEmpty();
        withdrawn.When(Break).ThenRefused("wrong-stage", "withdrawn");
        withdrawn.When(Renegotiate).ThenRefused("wrong-stage", "withdrawn");
        withdrawn.When(Keep).Then(new PromiseKept(A.P1, null));
    }
}
