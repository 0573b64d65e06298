using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Reopening;

namespace Recovery.Domain.Tests.Complaints.Messaging;

public sealed class SendMessageTests
{
    private static readonly MeetingOffered Offered = new(null, null);

    private static SendMessage Send(MessageKind kind = MessageKind.Substantive, Channel channel = Channel.Letter, string text = "Dear Madam") => new(A.Case, kind, channel, A.Words(text));

    private static MessageSent Sent(MessageKind kind = MessageKind.Substantive, Channel channel = Channel.Letter) => new(kind, channel, A.Words("Dear Madam"), [], null);

    [Fact]
    public void A_message_is_sent() => Given(A.Received).When(Send(MessageKind.Courtesy, Channel.Email)).Then(Sent(MessageKind.Courtesy, Channel.Email));

    [Fact]
    public void What_the_coach_finds_is_kept() =>
        Given(A.Received).When(Send(text: "I don’t know")).Then(Sent() with
        {
            Text = A.Words("I don’t know"),
            Findings = [new("I don't know", "Can you give me a minute? I will do my best to find out.", false)],
        });

    [Theory]
    [InlineData(Channel.Letter)]
    [InlineData(Channel.Phone)]
    public void A_formal_letter_is_answered_by_a_meeting(Channel channel)
    {
        Given(A.ConfirmedLetter).When(Send(channel: channel)).ThenRefused("meeting-first");
        Given(A.ConfirmedLetter).And(Offered).When(Send(channel: channel)).ThenRefused("meeting-first");
        Given(A.ConfirmedLetter).And(Offered, new MeetingHeld(null, null)).When(Send(channel: channel)).Then(Sent(channel: channel));
        Given(A.ConfirmedLetter).And(Offered, new MeetingDeclined(null)).When(Send(channel: channel)).Then(Sent(channel: channel));
    }

    [Fact]
    public void Offering_another_meeting_closes_no_door_again() =>
        Given(A.ConfirmedLetter).And(Offered, new MeetingHeld(null, null), Offered).When(Send()).Then(Sent());

    [Fact]
    public void A_reopened_letter_calls_for_another_meeting() =>
        Given(A.ConfirmedLetter).And(Offered, new MeetingHeld(null, null), A.Settled(), new ComplaintReopened(A.Words("Again."))).When(Send()).ThenRefused("meeting-first");

    [Theory]
    [InlineData(MessageKind.Statutory, Channel.Letter)]
    [InlineData(MessageKind.Courtesy, Channel.Letter)]
    [InlineData(MessageKind.Substantive, Channel.Email)]
    public void Other_messages_pass(MessageKind kind, Channel channel) => Given(A.ConfirmedLetter).When(Send(kind, channel)).Then(Sent(kind, channel));

    [Fact]
    public void A_statutory_letter_passes_whatever_comes_with_it() =>
        Given(A.ConfirmedLetter).When(Send(MessageKind.Statutory) with { Override = new(A.Words("")) }).Then(Sent(MessageKind.Statutory) with { Override = new(A.Words("")) });

    [Fact]
    public void An_override_has_a_reason()
    {
        Given(A.ConfirmedLetter).When(Send() with { Override = A.Reasoned }).Then(Sent() with { Override = A.Reasoned });
        Given(A.ConfirmedLetter).When(Send() with { Override = new(A.Words(" ")) }).ThenRefused("reason-empty");
    }

    [Fact]
    public void Where_no_meeting_is_owed_the_answer_passes()
    {
        Given(A.Confirmed).When(Send()).Then(Sent());
        Given(A.ConfirmedLetter).And(new ProcedureChosen(Procedure.Informal, A.Words("asked"))).When(Send()).Then(Sent());
        Given(A.ConfirmedLetter).Under(Packs.House with { Conduct = Packs.House.Conduct with { MeetingBeforeSubstantiveLetterReply = false } }).When(Send()).Then(Sent());
    }

    [Theory]
    [InlineData(MessageKind.Statutory)]
    [InlineData(MessageKind.Courtesy)]
    public void Nobody_is_insulted(MessageKind kind) => Given(A.Received).When(Send(kind, text: "SHUT\n UP!")).ThenRefused("insult", "shut up");

    [Fact]
    public void A_message_says_something() => Given(A.Received).When(Send(text: " ")).ThenRefused("text-empty");

    [Fact]
    public void A_message_needs_a_case_of_its_own()
    {
        Given().When(Send()).ThenRefused("wrong-stage", "none");
        Given(A.Merged).When(Send()).ThenRefused("wrong-stage", "merged");
        Given(A.Closed).When(Send()).Then(Sent());
    }
}
