using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Confirming;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Confirm"/>.</summary>
public static class ConfirmHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Confirm> asked, OpenCase open) => open.Decide((complaint, _) => Confirmation.Decide(complaint, asked.Command));
}
