using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.ChangingPolicy;

/// <summary>Moves the case to another pack or version; nothing else ever does.</summary>
public sealed record ChangePolicy(ComplaintId Complaint, PolicyRef Pack, PolicyRef Calendar, Personal Reason) : IComplaintCommand;

/// <summary>The policy of the case changed; its clocks are counted anew from its history.</summary>
[StoredAs("policy-changed.v1")]
public sealed record PolicyChanged(PolicyRef Pack, PolicyRef Calendar, Personal Reason) : ComplaintEvent;

/// <summary>The rule of changing policy. A case whose complainant was forgotten still has its clocks; the reason is then not kept.</summary>
public static class PolicyChange
{
    public static Decision Decide(Complaint complaint, ChangePolicy command) => complaint switch
    {
        { Stage: Stage.None } or { Ended: true }                                                    => Refuse.WrongStage(complaint.Stage),
        _ when complaint.Pack == command.Pack && complaint.Calendar == command.Calendar             => Decision.Nothing,
        { Erased: true }                                                                            => Accept.With(new PolicyChanged(command.Pack, command.Calendar, Erasure.NothingSaid)),
        _ when command.Reason.IsBlank                                                               => Refuse.Because(Refusals.ReasonEmpty),
        _ => Accept.With(new PolicyChanged(command.Pack, command.Calendar, command.Reason)),
    };
}
