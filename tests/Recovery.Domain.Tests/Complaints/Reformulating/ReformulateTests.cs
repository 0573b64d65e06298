using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;

namespace Recovery.Domain.Tests.Complaints.Reformulating;

public sealed class ReformulateTests
{
    private static readonly ReformulationCorrected No = new(1, A.Words("No."));

    private static Story MisreadThrice => Given(A.Acknowledged).And(A.Restated(1, "One."), No, A.Restated(2, "Two."), No, A.Restated(3, "Three."), No);

    private static Reformulate Say(string text) => new(A.Case, A.Words(text));

    [Fact]
    public void The_complaint_is_said_back() => Given(A.Acknowledged).When(Say("The heating failed twice.")).Then(A.Restated(1));

    [Theory]
    [InlineData("I am sorry. As I understand you:\n…\nHave I got that right?")]
    [InlineData("...")]
    public void A_draft_whose_gap_was_not_filled_says_nothing_back(string words) => Given(A.Acknowledged).When(Say(words)).ThenRefused("restatement-unfinished");

    [Fact]
    public void Dots_within_a_sentence_are_words_like_others() => Given(A.Acknowledged).When(Say("You waited … and waited…")).Then(A.Restated(1, "You waited … and waited…"));

    [Fact]
    public void A_correction_leads_to_the_next_round() => Given(A.Corrected).When(Say("Thrice.")).Then(A.Restated(2, "Thrice."));

    [Fact]
    public void It_carries_the_contacts_made_before_and_the_promises_broken_so_far() =>
        Given(A.Promised)
            .And(new PromiseBroken(A.P1, A.Words("no parts")), A.Settled(), new ComplaintReopened(A.Words("Still cold.")), new ContactLinked(Channel.Email, Direction.In, A.Words("Well?")))
            .When(Say("The heating failed, and we did not come."))
            .Then(new ComplaintReformulated(1, A.Words("The heating failed, and we did not come."), 1, [A.P1]));

    [Theory]
    [InlineData("The heating failed twice.")]
    [InlineData("  the HEATING failed twice. ")]
    public void The_same_words_twice_change_nothing(string words)
    {
        Given(A.Reformulated).When(Say(words)).ThenNothing();
        Given(A.Corrected).When(Say(words)).ThenNothing();
        Given(A.Promised).When(Say(words)).ThenNothing();
    }

    [Fact]
    public void Other_words_come_too_late_once_confirmed() => Given(A.Confirmed).When(Say("Other.")).ThenRefused("wrong-stage", "confirmed");

    [Fact]
    public void Nothing_is_said_back_before_the_complaint_is_acknowledged() => Given(A.Received).When(Say("Words.")).ThenRefused("wrong-stage", "received");

    [Fact]
    public void The_same_words_are_said_anew_after_a_reopening() =>
        Given(A.Resolved).And(new ComplaintReopened(A.Words("Again."))).When(Say("The heating failed twice.")).Then(A.Restated(1));

    [Fact]
    public void It_takes_words() => Given(A.Acknowledged).When(Say(" ")).ThenRefused("restatement-empty");

    [Fact]
    public void Three_misread_rounds_call_for_a_conversation() => MisreadThrice.When(Say("Four.")).ThenRefused("rounds-exhausted");

    [Theory]
    [InlineData(Channel.Phone, Direction.Out)]
    [InlineData(Channel.Verbal, Direction.In)]
    public void After_a_conversation_it_is_said_back_a_fourth_time_and_no_fifth(Channel channel, Direction direction) =>
        MisreadThrice.And(new ContactLinked(channel, direction, A.Words("We spoke.")))
            .When(Say("Four.")).Then(A.Restated(4, "Four.") with { PriorContacts = direction == Direction.In ? 1 : 0 })
            .And(No).When(Say("Five.")).ThenRefused("rounds-exhausted");

    [Fact]
    public void A_meeting_is_a_conversation() =>
        MisreadThrice.And(new MeetingOffered(null, null), new MeetingHeld(null, null)).When(Say("Four.")).Then(A.Restated(4, "Four."));

    [Fact]
    public void A_fourth_text_is_no_conversation() =>
        MisreadThrice.And(new ContactLinked(Channel.Email, Direction.Out, A.Words("Dear …"))).When(Say("Four.")).ThenRefused("rounds-exhausted");

    [Fact]
    public void A_conversation_before_the_misreading_does_not_count() =>
        Given(A.Acknowledged).And(new ContactLinked(Channel.Phone, Direction.In, A.Words("Hello.")), A.Restated(1), No, A.Restated(2), No, A.Restated(3), No)
            .When(Say("Four.")).ThenRefused("rounds-exhausted");
}
