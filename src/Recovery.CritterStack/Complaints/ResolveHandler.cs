using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Resolving;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Resolve"/>.</summary>
public static class ResolveHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Resolve> asked, OpenCase open) => open.Decide((complaint, context) => Resolution.Decide(complaint, asked.Command, context));
}
