using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Confirming;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Correct"/>.</summary>
public static class CorrectHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Correct> asked, OpenCase open) => open.Decide((complaint, _) => Confirmation.Decide(complaint, asked.Command));
}
