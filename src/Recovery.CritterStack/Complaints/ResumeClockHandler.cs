using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Pausing;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="ResumeClock"/>.</summary>
public static class ResumeClockHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<ResumeClock> asked, OpenCase open) => open.Decide((complaint, _) => Pausing.Decide(complaint, asked.Command));
}
