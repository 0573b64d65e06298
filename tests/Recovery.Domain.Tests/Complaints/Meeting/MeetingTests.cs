using Recovery.Domain.Complaints.Meeting;

namespace Recovery.Domain.Tests.Complaints.Meeting;

public sealed class MeetingTests
{
    private static readonly DateTimeOffset When = A.At(A.Thursday, 14);
    private static readonly MeetingOffered Offered = new(When, null);

    [Fact]
    public void A_meeting_is_offered() => Given(A.Received).When(new OfferMeeting(A.Case, When)).Then(Offered);

    [Fact]
    public void Offered_twice_is_offered_once()
    {
        Given(A.Received).And(Offered).When(new OfferMeeting(A.Case, When)).ThenNothing();
        Given(A.Received).And(Offered).When(new OfferMeeting(A.Case)).ThenNothing();
    }

    [Fact]
    public void Another_hour_is_another_offer() =>
        Given(A.Received).And(Offered).When(new OfferMeeting(A.Case, When.AddHours(1))).Then(new MeetingOffered(When.AddHours(1), null));

    [Fact]
    public void A_meeting_is_held() => Given(A.Received).And(Offered).At(When).When(new HoldMeeting(A.Case, When)).Then(new MeetingHeld(When, null));

    [Fact]
    public void It_is_held_once() => Given(A.Received).And(Offered, new MeetingHeld(When, null)).When(new HoldMeeting(A.Case)).ThenNothing();

    [Fact]
    public void It_is_held_before_it_is_recorded() => Given(A.Received).And(Offered).When(new HoldMeeting(A.Case, When)).ThenRefused("in-the-future", "at");

    [Fact]
    public void It_is_offered_before_it_is_held_or_declined()
    {
        Given(A.Received).When(new HoldMeeting(A.Case)).ThenRefused("meeting-not-offered");
        Given(A.Received).When(new DeclineMeeting(A.Case)).ThenRefused("meeting-not-offered");
    }

    [Fact]
    public void It_is_declined() => Given(A.Received).And(Offered).When(new DeclineMeeting(A.Case)).Then(new MeetingDeclined(null));

    [Fact]
    public void It_is_declined_once() => Given(A.Received).And(Offered, new MeetingDeclined(null)).When(new DeclineMeeting(A.Case)).ThenNothing();

    [Fact]
    public void A_case_that_is_settled_or_over_has_no_meeting()
    {
        Given(A.Resolved).When(new OfferMeeting(A.Case)).ThenRefused("wrong-stage", "resolved");
        Given(A.Closed).When(new HoldMeeting(A.Case)).ThenRefused("wrong-stage", "closed");
        Given().When(new DeclineMeeting(A.Case)).ThenRefused("wrong-stage", "none");
    }
}
