using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Assessing;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="AssessSeverity"/>.</summary>
public static class AssessSeverityHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<AssessSeverity> asked, OpenCase open) => open.Decide((complaint, _) => SeverityAssessment.Decide(complaint, asked.Command));
}
