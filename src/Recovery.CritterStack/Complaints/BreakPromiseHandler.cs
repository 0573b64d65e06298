using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Promising;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="BreakPromise"/>.</summary>
public static class BreakPromiseHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<BreakPromise> asked, OpenCase open) => open.Decide((complaint, _) => PromiseKeeping.Decide(complaint, asked.Command));
}
