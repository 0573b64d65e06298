using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Pausing;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="PauseClock"/>.</summary>
public static class PauseClockHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<PauseClock> asked, OpenCase open) => open.Decide((complaint, context) => Pausing.Decide(complaint, asked.Command, context));
}
