using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Merging;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Merge"/>.</summary>
public static class MergeHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Merge> asked, OpenCase open) => open.Decide((complaint, _) => Merging.Decide(complaint, asked.Command));
}
