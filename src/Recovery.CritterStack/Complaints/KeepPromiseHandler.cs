using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Promising;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="KeepPromise"/>.</summary>
public static class KeepPromiseHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<KeepPromise> asked, OpenCase open) => open.Decide((complaint, context) => PromiseKeeping.Decide(complaint, asked.Command, context));
}
