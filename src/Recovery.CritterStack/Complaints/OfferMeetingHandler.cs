using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Meeting;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="OfferMeeting"/>.</summary>
public static class OfferMeetingHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<OfferMeeting> asked, OpenCase open) => open.Decide((complaint, _) => Meetings.Decide(complaint, asked.Command));
}
