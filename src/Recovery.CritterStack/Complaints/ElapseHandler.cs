using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Elapsing;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Elapse"/>.</summary>
public static class ElapseHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Elapse> asked, OpenCase open) => open.Decide((complaint, context) => Elapsing.Decide(complaint, context));
}
