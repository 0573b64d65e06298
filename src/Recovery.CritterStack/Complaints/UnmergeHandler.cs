using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Merging;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Unmerge"/>.</summary>
public static class UnmergeHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Unmerge> asked, OpenCase open) => open.Decide((complaint, _) => Merging.Decide(complaint, asked.Command));
}
