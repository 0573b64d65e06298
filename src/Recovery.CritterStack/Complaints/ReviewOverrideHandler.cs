using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Reviewing;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="ReviewOverride"/>.</summary>
public static class ReviewOverrideHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<ReviewOverride> asked, OpenCase open) => open.Decide((complaint, context) => Reviewing.Decide(complaint, asked.Command, context));
}
