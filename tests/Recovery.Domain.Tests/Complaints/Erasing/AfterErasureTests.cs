using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Tests.Laws;

namespace Recovery.Domain.Tests.Complaints.Erasing;

/// <summary>The complainant was forgotten: the case is not, and nothing more is written on it.</summary>
public sealed class AfterErasureTests
{
    private const string Code = "personal-data-erased";
    private static readonly ComplaintEvent Erased = new PersonalDataErased(A.Complainant.Subject, "asked by the complainant", "GDPR 17(1)(b)");
    private static readonly Personal Nothing = A.Words(Code);

    [Fact]
    public void What_was_known_of_them_is_gone_from_the_state() => Given([.. A.Promised, Erased]).State.ShouldBeErased();

    [Fact]
    public void Words_are_refused()
    {
        Given([.. A.Received, Erased]).When(new Acknowledge(A.Case, A.Words("We heard you."))).ThenRefused(Code);
        Given([.. A.Received, Erased]).When(new LinkContact(A.Case, Channel.Phone, Direction.In, A.Words("It is me again."))).ThenRefused(Code);
        Given([.. A.Closed, Erased]).When(new AddNote(A.Case, A.Words("They were friendly."))).ThenRefused(Code);
        Given([.. A.Promised, Erased]).When(new KeepPromise(A.Case, A.P1, A.Words("Fitted."))).ThenRefused(Code);
        Given([.. A.Promised, Erased]).When(new BreakPromise(A.Case, A.P1, A.Words("no parts"))).ThenRefused(Code);
    }

    [Fact]
    public void A_rule_that_says_no_for_another_reason_still_says_so() =>
        Given([.. A.Received, Erased]).When(new PromiseAction(A.Case, A.Words("Repair"), "anna", A.Friday)).ThenRefused("restatement-not-confirmed");

    [Fact]
    public void What_came_before_is_not_heard_twice()
    {
        var source = new SourceRef("mail", "1");
        var heard = new ContactLinked(Channel.Email, Direction.In, A.Words("Again."), source);
        Given([.. A.Received, heard, Erased]).When(new LinkContact(A.Case, Channel.Email, Direction.In, A.Words("Again."), source)).ThenNothing();
    }

    [Fact]
    public void What_needs_no_words_goes_on()
    {
        Given([.. A.Received, Erased]).When(new Acknowledge(A.Case)).Then(new ComplaintAcknowledged(null, null));
        Given([.. A.Received, Erased]).When(new Assign(A.Case, "anna")).Then(new ComplaintAssigned("anna", null));
        Given([.. A.Received, Erased]).When(new PauseClock(A.Case, "awaiting-complainant")).Then(new ClockPaused("awaiting-complainant", ["resolve"]));
        Given([.. A.Promised, Erased]).When(new KeepPromise(A.Case, A.P1)).Then(new PromiseKept(A.P1, null));
        Given([.. A.Resolved, Erased]).When(new Close(A.Case)).Then(new ComplaintClosed());
    }

    [Fact]
    public void A_promise_whose_day_passes_is_broken_as_any_other() =>
        Given([.. A.Promised, Erased]).At(A.At(A.Friday, 18)).When(new Elapse(A.Case)).Decision.ShouldBeOfType<Decision.Accepted>()
            .Events.OfType<PromiseBroken>().Single().ShouldBe(new PromiseBroken(A.P1, A.Words("its day passed")));

    [Fact]
    public void A_case_that_is_open_can_be_ended_and_the_reason_is_not_kept()
    {
        foreach (var open in new[] { A.Received, A.Acknowledged, A.Promised, A.Resolved })
            Given([.. open, Erased]).When(new Withdraw(A.Case, A.Words("Inès said so."))).Then(new ComplaintWithdrawn(Nothing)).Owed.ShouldBeEmpty();
        Given([.. A.Received, Erased]).When(new Withdraw(A.Case, A.Words(" "))).Then(new ComplaintWithdrawn(Nothing));
        Given([.. A.Closed, Erased]).When(new Withdraw(A.Case, A.Words("Inès said so."))).ThenRefused("wrong-stage", "closed");
    }

    [Fact]
    public void Its_rules_change_and_the_reason_is_not_kept()
    {
        var (pack, calendar) = (new PolicyRef("test", 2), new PolicyRef("house", 1));
        Given([.. A.Received, Erased]).When(new ChangePolicy(A.Case, pack, calendar, A.Words("Inès moved."))).Then(new PolicyChanged(pack, calendar, Nothing));
    }

    [Fact]
    public void An_override_is_decided_on_and_the_reason_is_not_kept()
    {
        var beyond = A.Given(A.P1, A.Friday) with { Override = A.Reasoned };
        Given([.. A.Confirmed, beyond, Erased]).By(new Actor("sam", Role.Supervisor)).When(new ReviewOverride(A.Case, 1, A.Agent, true, A.Words("Inès asked."))).Then(new OverrideReviewed(1, true, Nothing));
    }

    [Fact]
    public void No_other_case_is_merged_into_it()
    {
        Given(A.Received).When(new Merge(A.Case, new MergeTarget(A.OtherCase, Stage.Received, A.Complainant, Erased: true))).ThenRefused(Code);
        Given([.. A.Received, Erased]).When(new Merge(A.Case, new MergeTarget(A.OtherCase, Stage.Received, A.Complainant, Erased: true))).Then(new ComplaintMerged(A.OtherCase));
    }
}
