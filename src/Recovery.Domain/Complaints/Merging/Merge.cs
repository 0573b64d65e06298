using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Merging;

/// <summary>What a merge must know of the case that goes on; read by the engine beside the decision.</summary>
public sealed record MergeTarget(ComplaintId Id, Stage Stage, Complainant Complainant, bool Erased = false);

/// <summary>Joins this case to another of the same complainant.</summary>
public sealed record Merge(ComplaintId Complaint, MergeTarget Into) : IComplaintCommand;

/// <summary>Undoes a merge.</summary>
public sealed record Unmerge(ComplaintId Complaint, Personal Reason) : IComplaintCommand;

/// <summary>The case goes on under another reference.</summary>
[StoredAs("complaint-merged.v1")]
public sealed record ComplaintMerged(ComplaintId Into) : ComplaintEvent;

/// <summary>The case stands for itself again.</summary>
[StoredAs("complaint-unmerged.v1")]
public sealed record ComplaintUnmerged(ComplaintId From, Personal Reason) : ComplaintEvent;

/// <summary>The rules of merging: reversible, two complainants are never joined, and nobody's words go where nothing more is written.</summary>
public static class Merging
{
    public static Decision Decide(Complaint complaint, Merge command) => complaint switch
    {
        { Stage: Stage.Merged, MergedInto: var into } when into == command.Into.Id          => Decision.Nothing,
        { InProgress: false }                                                               => Refuse.WrongStage(complaint.Stage),
        _ when command.Into.Id == command.Complaint                                         => Refuse.Because(Refusals.MergeIntoItself),
        _ when !GoesOn(command.Into.Stage)                                                  => Refuse.Because(Refusals.MergeTargetEnded, Words.Of(command.Into.Stage)),
        _ when command.Into.Erased && !complaint.Erased                                     => Refuse.Because(Refusals.PersonalDataErased),
        _ when !IsTheSame(complaint, command.Into.Complainant)                              => Refuse.Because(Refusals.MergeOfTwoComplainants),
        _ => Accept.With(new ComplaintMerged(command.Into.Id)),
    };

    /// <summary>What is settled or over does not go on: a case merged into it would be lost.</summary>
    private static bool GoesOn(Stage stage) => stage is not (Stage.None or Stage.Resolved or Stage.Closed or Stage.Withdrawn or Stage.Merged);

    /// <summary>The same data subject, or reached at the same address; erased addresses all look alike and prove nothing.</summary>
    private static bool IsTheSame(Complaint complaint, Complainant other) =>
        (complaint.Complainant.Subject == other.Subject && other.Subject != Guid.Empty) || (!complaint.Erased && complaint.Complainant.IsReachedLike(other));

    public static Decision Decide(Complaint complaint, Unmerge command) => complaint switch
    {
        { Stage: Stage.None }                                   => Refuse.WrongStage(complaint.Stage),
        { MergedInto: null }                                    => Decision.Nothing,
        _ when command.Reason.IsBlank                           => Refuse.Because(Refusals.ReasonEmpty),
        { MergedInto: { } into }                                => Accept.With(new ComplaintUnmerged(into, command.Reason)),
    };
}
