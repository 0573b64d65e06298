using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Confirming;

/// <summary>"Yes, that is it."</summary>
/// <param name="Words">The complainant's own words, where they added any.</param>
public sealed record Confirm(ComplaintId Complaint, Personal? Words = null) : IComplaintCommand;

/// <summary>"No, that is not it": the complainant's correction, which leads back to saying it back.</summary>
public sealed record Correct(ComplaintId Complaint, Personal Correction) : IComplaintCommand;

/// <summary>The complainant confirmed the restatement of this round.</summary>
[StoredAs("reformulation-confirmed.v1")]
public sealed record ReformulationConfirmed(int Round, Personal? Words) : ComplaintEvent;

/// <summary>The complainant corrected the restatement of this round.</summary>
[StoredAs("reformulation-corrected.v1")]
public sealed record ReformulationCorrected(int Round, Personal Correction) : ComplaintEvent;

/// <summary>The rule of confirming: only what was said back can be confirmed or corrected.</summary>
public static class Confirmation
{
    public static Decision Decide(Complaint complaint, Confirm command) => complaint switch
    {
        { IsConfirmed: true }                => Decision.Nothing,
        { Stage: not Stage.Reformulated }    => Refuse.Because(Refusals.NothingToConfirm, Domain.Words.Of(complaint.Stage)),
        _ => Accept.With(new ReformulationConfirmed(complaint.Rounds, command.Words)),
    };

    public static Decision Decide(Complaint complaint, Correct command) => complaint switch
    {
        { Stage: not (Stage.Reformulated or Stage.Confirmed) }   => Refuse.Because(Refusals.NothingToConfirm, Domain.Words.Of(complaint.Stage)),
        _ when command.Correction.IsBlank                        => Refuse.Because(Refusals.TextEmpty),
        _ => Accept.With(new ReformulationCorrected(complaint.Rounds, command.Correction)),
    };
}
