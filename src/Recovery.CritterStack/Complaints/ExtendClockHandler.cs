using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Pausing;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="ExtendClock"/>.</summary>
public static class ExtendClockHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<ExtendClock> asked, OpenCase open) => open.Decide((complaint, context) => Pausing.Decide(complaint, asked.Command, context));
}
