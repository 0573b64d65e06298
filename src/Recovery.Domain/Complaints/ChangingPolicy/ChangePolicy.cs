using Recovery.Domain.Calendars;
using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.ChangingPolicy;

/// <summary>Moves the case to another pack or version; nothing else ever does.</summary>
public sealed record ChangePolicy(ComplaintId Complaint, PolicyRef Pack, PolicyRef Calendar, string Reason) : IComplaintCommand;

/// <summary>The policy of the case changed; its clocks are counted anew from its history.</summary>
[StoredAs("policy-changed.v1")]
public sealed record PolicyChanged(PolicyRef Pack, PolicyRef Calendar, string Reason) : ComplaintEvent;

/// <summary>The rule of changing policy.</summary>
public static class PolicyChange
{
    public static Decision Decide(Complaint complaint, ChangePolicy command) => complaint switch
    {
        { Stage: Stage.None } or { Ended: true }                                                    => Refuse.WrongStage(complaint.Stage),
        _ when complaint.Pack == command.Pack && complaint.Calendar == command.Calendar             => Decision.Nothing,
        _ when string.IsNullOrWhiteSpace(command.Reason)                                            => Refuse.Because(Refusals.ReasonEmpty),
        _ => Accept.With(new PolicyChanged(command.Pack, command.Calendar, command.Reason)),
    };
}
