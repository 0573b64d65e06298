using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Complaints.Elapsing;

/// <summary>A deadline may have passed: asks the current state. Early, double and obsolete questions decide nothing; a late one still counts (DESIGN 4).</summary>
public sealed record Elapse(ComplaintId Complaint) : IComplaintCommand;

/// <summary>A step of the escalation ladder fell at <paramref name="At"/>; <paramref name="Tell"/> names whom to tell.</summary>
[StoredAs("deadline-warned.v1")]
public sealed record DeadlineWarned(string Clock, string Milestone, string Step, int Rank, DateTimeOffset DueAt, DateTimeOffset At, IReadOnlyList<string> Tell) : ComplaintEvent;

/// <summary>The milestone was still owed at <paramref name="DueAt"/>, whenever that was found out.</summary>
[StoredAs("deadline-missed.v1")]
public sealed record DeadlineMissed(string Clock, string Milestone, int Rank, DateTimeOffset DueAt, IReadOnlyList<string> Tell) : ComplaintEvent;

/// <summary>The rule of elapsed deadlines: each due instant is recorded once, and of several warnings only the last.</summary>
public static class Elapsing
{
    public static Decision Decide(Complaint complaint, Context context)
    {
        var facts = Deadlines.Owed(complaint, context.Pack, context.Calendar)
            .SelectMany(clock => Facts(complaint, clock, context))
            .OrderBy(fact => fact.At)
            .Select(fact => fact.Event);
        List<ComplaintEvent> told = [.. OnceRaised(UntilClosed(facts))];
        if (told.Exists(fact => fact is SeverityAssessed))
            told.AddRange(ThenDue(complaint, told, context));
        return told.Count == 0 ? Decision.Nothing : Accept.With(told);
    }

    /// <summary>A severity that was raised shortens clocks, to this very instant at the soonest: what falls due by it is told at once, not at a second question.</summary>
    private static IReadOnlyList<ComplaintEvent> ThenDue(Complaint complaint, IEnumerable<ComplaintEvent> told, Context context) =>
        Decide(told.Aggregate(complaint, (state, fact) => state.After(fact, context.Now)), context) is Decision.Accepted more ? more.Events : [];

    /// <summary>What fell due after the case was closed is asked of the closed case.</summary>
    private static IEnumerable<ComplaintEvent> UntilClosed(IEnumerable<ComplaintEvent> facts)
    {
        foreach (var fact in facts)
        {
            yield return fact;
            if (fact is ComplaintClosed)
                yield break;
        }
    }

    /// <summary>Of several promises broken at once the first raises the severity; it cannot be raised twice.</summary>
    private static IEnumerable<ComplaintEvent> OnceRaised(IEnumerable<ComplaintEvent> facts)
    {
        var raised = false;
        foreach (var fact in facts)
        {
            if (fact is not SeverityAssessed || !raised)
                yield return fact;
            raised |= fact is SeverityAssessed;
        }
    }

    private static IEnumerable<(DateTimeOffset At, ComplaintEvent Event)> Facts(Complaint complaint, Clock clock, Context context)
    {
        var elapsed = Escalation.StepsAhead(complaint, clock, context.Pack, context.Calendar).TakeWhile(step => step.At <= context.Now).ToList();
        if (elapsed.Find(step => step.Kind == StepKind.Due) is { } due)
        {
            foreach (var fact in WhenDue(complaint, clock, due))
                yield return (due.At, fact);
            if (elapsed[^1] is { Kind: StepKind.AfterDue } late)
                yield return (late.At, Warned(clock, late));
        }
        else if (elapsed is [.., var warning])
        {
            yield return (warning.At, Warned(clock, warning));
        }
    }

    private static IReadOnlyList<ComplaintEvent> WhenDue(Complaint complaint, Clock clock, LadderRung due) => clock switch
    {
        { Promise: { } promise }                                    => PromiseKeeping.Broken(complaint, promise, Personal.Of(OwnReasons.DayPassed)),
        { Rule.OnDue: OnDue.CloseIfUndisputed }                     => [new ComplaintClosed()], // no such clock runs for anything but a resolved, undisputed case
        _ => [new DeadlineMissed(clock.Id, clock.Milestone, due.Rank, due.At, due.Tell)],
    };

    private static DeadlineWarned Warned(Clock clock, LadderRung rung) =>
        new(clock.Id, clock.Milestone, rung.Name, rung.Rank, clock.DueAt!.Value, rung.At, rung.Tell);
}
