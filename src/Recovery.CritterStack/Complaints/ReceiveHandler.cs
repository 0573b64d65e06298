using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Receive"/>.</summary>
public static class ReceiveHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Receive> asked, OpenCase open) => open.Decide((complaint, context) => Reception.Decide(complaint, asked.Command, context));
}
