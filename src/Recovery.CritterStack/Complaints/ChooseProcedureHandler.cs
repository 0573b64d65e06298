using Recovery.CritterStack.Handling;
using Recovery.Domain.Complaints.Assessing;

namespace Recovery.CritterStack.Complaints;

/// <summary>Handles <see cref="ChooseProcedure"/>.</summary>
public static class ChooseProcedureHandler
{
    /// <summary>Decides it on the case that was read before.</summary>
    public static Task Handle(Asked<ChooseProcedure> asked, OpenCase open) => open.Decide((complaint, _) => ProcedureChoice.Decide(complaint, asked.Command));
}
