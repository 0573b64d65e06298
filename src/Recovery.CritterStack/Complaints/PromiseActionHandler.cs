using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Promising;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="PromiseAction"/>.</summary>
public static class PromiseActionHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<PromiseAction> asked, OpenCase open) => open.Decide((complaint, context) => Promising.Decide(complaint, asked.Command, context));
}
