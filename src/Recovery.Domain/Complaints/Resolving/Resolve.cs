using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Decisions;

namespace Recovery.Domain.Complaints.Resolving;

/// <summary>How the complainant sees it in the end.</summary>
public enum Outcome
{
    /// <summary>Settled.</summary>
    Accepted,

    /// <summary>Not settled, and told why.</summary>
    Rejected,

    /// <summary>Could not be reached, after several tries.</summary>
    NotReached,
}

/// <summary>Why it happened: the need that was not met, where we touched the complainant's life.</summary>
public sealed record RootCause(string Need, string Touchpoint);

/// <summary>Settles the case by the complainant's outcome.</summary>
/// <param name="CarryOverConsented">The complainant agrees that open promises are kept after the resolution.</param>
public sealed record Resolve(
    ComplaintId Complaint,
    Outcome Outcome,
    Personal Explanation,
    Personal? Reason = null,
    RootCause? RootCause = null,
    bool CarryOverConsented = false) : IComplaintCommand;

/// <summary>The complaint was resolved.</summary>
[StoredAs("complaint-resolved.v1")]
public sealed record ComplaintResolved(
    Outcome Outcome,
    Personal Explanation,
    Personal? Reason,
    RootCause? RootCause,
    IReadOnlyList<PromiseId> CarriedOver) : ComplaintEvent;

/// <summary>
/// The rule of resolving: a case is settled by the complainant's outcome, never by a metric. Who cannot be reached, after enough tries, can
/// neither confirm nor be offered anything; the case waits for them, and is reopened when they come back.
/// </summary>
public static class Resolution
{
    public static Decision Decide(Complaint complaint, Resolve command, Context context) => complaint switch
    {
        { Stage: Stage.Resolved, Outcome: var already } when already == command.Outcome       => Decision.Nothing,
        { InProgress: false }                                                                 => Refuse.WrongStage(complaint.Stage),
        _ when Reasons.SpeakOnlyOfTheDeadline(command.Reason?.Reveal())                       => Refuse.Because(Refusals.DeadlineIsNoReason),
        _ when command.Outcome == Outcome.NotReached && complaint.TriesToReach < context.Pack.Conduct.TriesBeforeNotReached
                                                                                              => Refuse.Because(Refusals.NotTriedEnough),
        { SolutionsOffered: 0 } when command.Outcome != Outcome.NotReached                    => Refuse.Because(Refusals.NoSolutionOffered),
        { IsConfirmed: false } when command.Outcome != Outcome.NotReached                     => Refuse.Because(Refusals.RestatementNotConfirmed),
        _ when command.Explanation.IsBlank                                                    => Refuse.Because(Refusals.ExplanationEmpty),
        _ when Reasons.SpeakOnlyOfTheDeadline(command.Explanation.Reveal())                   => Refuse.Because(Refusals.DeadlineIsNoReason),
        _ when command.RootCause is { } cause && (string.IsNullOrWhiteSpace(cause.Need) || string.IsNullOrWhiteSpace(cause.Touchpoint))
                                                                                              => Refuse.Because(Refusals.TextEmpty, "rootCause"),
        _ when complaint.OpenPromises.Any() && !command.CarryOverConsented                    => Refuse.Because(Refusals.PromisesOpen),
        _ => Accept.With(new ComplaintResolved(
                command.Outcome, command.Explanation, command.Reason, command.RootCause, [.. complaint.OpenPromises.Select(p => p.Id)])),
    };
}
