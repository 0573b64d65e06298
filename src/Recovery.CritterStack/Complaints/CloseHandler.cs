using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Closing;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Close"/>.</summary>
public static class CloseHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Close> asked, OpenCase open) => open.Decide((complaint, _) => Closing.Decide(complaint, asked.Command));
}
