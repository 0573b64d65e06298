using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Complaints.Assessing;

/// <summary>Chooses between the informal and the formal procedure.</summary>
public sealed record ChooseProcedure(ComplaintId Complaint, Procedure Procedure, Personal? Reason = null) : IComplaintCommand;

/// <summary>The procedure was chosen.</summary>
[StoredAs("procedure-chosen.v1")]
public sealed record ProcedureChosen(Procedure Procedure, Personal? Reason) : ComplaintEvent;

/// <summary>The rule of procedure: whoever leaves the formal one, and the meeting it owes, says why.</summary>
public static class ProcedureChoice
{
    public static Decision Decide(Complaint complaint, ChooseProcedure command) => complaint switch
    {
        { InProgress: false }                                => Refuse.WrongStage(complaint.Stage),
        _ when complaint.Procedure == command.Procedure      => Decision.Nothing,
        _ when command.Procedure == Procedure.Informal && command.Reason is null or { IsBlank: true }
                                                             => Refuse.Because(Refusals.ReasonEmpty),
        _ => Accept.With(new ProcedureChosen(command.Procedure, command.Reason)),
    };
}
