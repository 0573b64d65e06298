using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Assigning;

/// <summary>Gives the case to somebody; the size or revenue of the customer is no input.</summary>
public sealed record Assign(ComplaintId Complaint, string To, string? Team = null) : IComplaintCommand;

/// <summary>Takes the case from whoever has it.</summary>
public sealed record Release(ComplaintId Complaint) : IComplaintCommand;

/// <summary>The case was assigned.</summary>
[StoredAs("complaint-assigned.v1")]
public sealed record ComplaintAssigned(string To, string? Team) : ComplaintEvent;

/// <summary>The case belongs to nobody again.</summary>
[StoredAs("complaint-released.v1")]
public sealed record ComplaintReleased(string From) : ComplaintEvent;

/// <summary>The rule of assigning.</summary>
public static class Assignment
{
    public static Decision Decide(Complaint complaint, Assign command) => complaint switch
    {
        { Stage: Stage.None } or { Ended: true }                                                                    => Refuse.WrongStage(complaint.Stage),
        _ when string.IsNullOrWhiteSpace(command.To)                                                                => Refuse.Because(Refusals.AssigneeEmpty),
        _ when complaint.Assignee == command.To.Trim() && (command.Team is null || command.Team == complaint.Team)         => Decision.Nothing,
        _ => Accept.With(new ComplaintAssigned(command.To.Trim(), command.Team ?? complaint.Team)),
    };

    public static Decision Decide(Complaint complaint, Release _) => complaint switch
    {
        { Stage: Stage.None } or { Ended: true } => Refuse.WrongStage(complaint.Stage),
        { Assignee: null }                       => Decision.Nothing,
        { Assignee: var from }                   => Accept.With(new ComplaintReleased(from)),
    };
}
