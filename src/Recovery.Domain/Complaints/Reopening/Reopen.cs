using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Reopening;

/// <summary>It is not settled after all: listening begins again.</summary>
public sealed record Reopen(ComplaintId Complaint, Personal Reason) : IComplaintCommand;

/// <summary>The complaint was reopened.</summary>
[StoredAs("complaint-reopened.v1")]
public sealed record ComplaintReopened(Personal Reason) : ComplaintEvent;

/// <summary>The rule of reopening: a resolved or closed case; a case that was never settled is simply gone on with.</summary>
public static class Reopening
{
    public static Decision Decide(Complaint complaint, Reopen command) => complaint switch
    {
        { InProgress: true, ReopenedAt: not null }              => Decision.Nothing,
        { Stage: not (Stage.Resolved or Stage.Closed) }         => Refuse.WrongStage(complaint.Stage),
        _ when command.Reason.IsBlank                           => Refuse.Because(Refusals.ReasonEmpty),
        _                                                       => Accept.With(new ComplaintReopened(command.Reason)),
    };
}
