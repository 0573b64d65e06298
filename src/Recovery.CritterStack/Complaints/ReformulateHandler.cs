using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Reformulating;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="Reformulate"/>.</summary>
public static class ReformulateHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<Reformulate> asked, OpenCase open) => open.Decide((complaint, _) => Reformulation.Decide(complaint, asked.Command));
}
