using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Reopening;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Reopen"/>.</summary>
public static class ReopenHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Reopen> asked, OpenCase open) => open.Decide((complaint, _) => Reopening.Decide(complaint, asked.Command));
}
