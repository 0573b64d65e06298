using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Assigning;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Release"/>.</summary>
public static class ReleaseHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Release> asked, OpenCase open) => open.Decide((complaint, _) => Assignment.Decide(complaint, asked.Command));
}
