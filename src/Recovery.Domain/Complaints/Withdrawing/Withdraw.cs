using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Withdrawing;

/// <summary>The complainant takes the complaint back.</summary>
public sealed record Withdraw(ComplaintId Complaint, Personal Reason) : IComplaintCommand;

/// <summary>The complaint was withdrawn.</summary>
[StoredAs("complaint-withdrawn.v1")]
public sealed record ComplaintWithdrawn(Personal Reason) : ComplaintEvent;

/// <summary>
/// The rule of withdrawing: by the complainant's own will, which a deadline is not. It also ends a case whose complainant was forgotten: nobody is left to
/// settle it with, and the reason is then not kept.
/// </summary>
public static class Withdrawal
{
    public static Decision Decide(Complaint complaint, Withdraw command) => complaint switch
    {
        { Stage: Stage.Withdrawn }                                          => Decision.Nothing,
        { Erased: true, Ended: false }                                      => Accept.With(new ComplaintWithdrawn(Erasure.NothingSaid)),
        { InProgress: false }                                               => Refuse.WrongStage(complaint.Stage),
        _ when command.Reason.IsBlank                                       => Refuse.Because(Refusals.ReasonEmpty),
        _ when Reasons.SpeakOnlyOfTheDeadline(command.Reason.Reveal())      => Refuse.Because(Refusals.DeadlineIsNoReason),
        _                                                                   => Accept.With(new ComplaintWithdrawn(command.Reason)),
    };
}
