using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Reformulating;

/// <summary>The complaint in the agent's words, for the complainant to confirm or correct.</summary>
public sealed record Reformulate(ComplaintId Complaint, Personal Restatement) : IComplaintCommand;

/// <summary>The complaint was said back: the n-th round, with the contacts made before and the promises broken so far.</summary>
[StoredAs("complaint-reformulated.v1")]
public sealed record ComplaintReformulated(int Round, Personal Restatement, int PriorContacts, IReadOnlyList<PromiseId> BrokenPromises) : ComplaintEvent;

/// <summary>The rule of saying back.</summary>
public static class Reformulation
{
    public const int MaxRounds = 3; // three misread restatements call for a conversation, not a fourth text

    public static Decision Decide(Complaint complaint, Reformulate command) => complaint switch
    {
        _ when complaint.InProgress && command.Restatement.SaysTheSameAs(complaint.Restatement)    => Decision.Nothing,
        { Stage: not (Stage.Acknowledged or Stage.Reformulated or Stage.Corrected) }               => Refuse.WrongStage(complaint.Stage),
        _ when command.Restatement.IsBlank                                                         => Refuse.Because(Refusals.RestatementEmpty),
        _ when HasGap(command.Restatement)                                                         => Refuse.Because(Refusals.RestatementUnfinished),
        { Rounds: >= MaxRounds, PersonSpokenTo: false }                                            => Refuse.Because(Refusals.RoundsExhausted),
        _ => Accept.With(new ComplaintReformulated(complaint.Rounds + 1, command.Restatement, complaint.PriorContacts, complaint.BrokenPromises)),
    };

    /// <summary>A line of dots is the place a draft keeps for one's own words: sent like that, nothing was said back.</summary>
    private static bool HasGap(Personal restatement) => restatement.Reveal().Split('\n').Any(line => line.Trim() is "…" or "...");
}
