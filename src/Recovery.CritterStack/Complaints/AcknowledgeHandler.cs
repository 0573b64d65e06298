using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Acknowledging;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Acknowledge"/>.</summary>
public static class AcknowledgeHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Acknowledge> asked, OpenCase open) => open.Decide((complaint, context) => Acknowledgement.Decide(complaint, asked.Command, context));
}
