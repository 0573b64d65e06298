using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Meeting;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="HoldMeeting"/>.</summary>
public static class HoldMeetingHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<HoldMeeting> asked, OpenCase open) => open.Decide((complaint, context) => Meetings.Decide(complaint, asked.Command, context));
}
