using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Solving;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="OfferSolution"/>.</summary>
public static class OfferSolutionHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<OfferSolution> asked, OpenCase open) => open.Decide((complaint, _) => Solving.Decide(complaint, asked.Command));
}
