using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Decisions;

namespace Recovery.Domain.Sla;

/// <summary>Deadlines follow from the state, the pack and the calendar; nothing is armed or cancelled (DESIGN 4).</summary>
public static class Deadlines
{
    /// <summary>Due instant of a clock that its calendar cannot count, because it opens too rarely; no complaint is received with one.</summary>
    public static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Answers = ["resolve", "final-response"];

    /// <summary>Every clock whose milestone is still owed.</summary>
    public static IReadOnlyList<Clock> Owed(Complaint complaint, Pack pack, IWorkingCalendar calendar) =>
        [.. Of(complaint, pack, calendar).Where(clock => clock.IsOwed)];

    /// <summary>When the case itself must be answered at the latest; null where no such clock runs.</summary>
    public static DateTimeOffset? Final(Complaint complaint, Context context) =>
        Owed(complaint, context.Pack, context.Calendar).Where(IsFinal).Min(clock => clock.DueAt);

    /// <summary>True for a clock towards the answer to the case as a whole.</summary>
    public static bool IsFinal(Clock clock) => Answers.Contains(clock.Milestone, StringComparer.Ordinal);

    /// <summary>Every clock of the case, owed or stopped.</summary>
    public static IReadOnlyList<Clock> Of(Complaint complaint, Pack pack, IWorkingCalendar calendar)
    {
        if (complaint.Stage == Stage.None)
            return [];

        var clocks = new List<Clock>(pack.Clocks.Count);
        foreach (var rule in pack.Clocks)
        {
            if (Applies(rule.AppliesTo, complaint) && !complaint.FixedDeadlines.ContainsKey(rule.Milestone) && Count(rule, complaint, calendar) is { } clock)
                clocks.Add(clock);
        }

        clocks.AddRange(complaint.FixedDeadlines.Select(due => Fixed(due.Key, due.Value, complaint)).Where(clock => clock.StoppedAt is not null || !complaint.Ended));
        clocks.AddRange(complaint.Promises.Values.Where(p => complaint.Stage != Stage.Withdrawn && p.State is PromiseState.Open or PromiseState.CarriedOver).Select(p => Promised(p, calendar)));
        return clocks;
    }

    private static Clock? Count(ClockRule rule, Complaint complaint, IWorkingCalendar calendar)
    {
        if (Anchors.Start(rule, complaint) is not { } start)
            return null;

        var stopped = Anchors.Stop(rule, complaint);
        if (stopped is null && IsVoid(rule, complaint))
            return null;

        if (rule.RestartsOnResume && PausesOf(rule, complaint).LastOrDefault(pause => pause.To > start)?.To is { } resumed)
            start = resumed;

        List<Pause> over = [.. Rests(rule, complaint).Where(pause => pause.To > start)];
        var due = Due(rule, start, complaint, over, calendar);
        var clock = new Clock(rule.Id, rule.Milestone, rule, start, due, stopped, over) { Target = TargetOf(rule, complaint), Factor = FactorOf(rule, complaint) };
        return PausesOf(rule, complaint).FirstOrDefault(pause => pause.To is null) is { } now && now.From < due && stopped is null
            ? clock with { DueAt = null, Pauses = [.. over, now] }
            : clock;
    }

    /// <summary>A raised severity shortens the target from the start, but never to an instant before it was raised.</summary>
    private static DateTimeOffset Due(ClockRule rule, DateTimeOffset start, Complaint complaint, IReadOnlyList<Pause> pauses, IWorkingCalendar calendar)
    {
        try
        {
            var due = Targets.DueAt(TargetOf(rule, complaint), start, rule, pauses, calendar);
            if (FactorOf(rule, complaint) == 1m)
                return due;

            var sooner = Targets.Share(new Clock(rule.Id, rule.Milestone, rule, start, due, null, pauses), due, rule.HighSeverityFactor, calendar);
            return complaint.SeverityRaisedAt is { } raised && sooner < raised ? (raised < due ? raised : due) : sooner;
        }
        catch (CalendarExhaustedException)
        {
            return Never;
        }
    }

    /// <summary>The target that applies: the longer one once a holding reply extended the clock.</summary>
    private static Target TargetOf(ClockRule rule, Complaint complaint) =>
        complaint.Extended.Contains(rule.Id) && rule.ExtendedTarget is { } longer ? longer : rule.Target;

    private static decimal FactorOf(ClockRule rule, Complaint complaint) => complaint.Severity == Severity.High ? rule.HighSeverityFactor : 1m;

    /// <summary>
    /// What a case that is over, or settled, no longer owes: the house's own steps. A statutory answer stays owed until the case is over;
    /// whoever writes after that is still answered; and nobody who disputes, or waits for an answer, finds the case closed by a clock.
    /// </summary>
    private static bool IsVoid(ClockRule rule, Complaint complaint) => rule switch
    {
        { OnDue: OnDue.CloseIfUndisputed }      => complaint is not { Stage: Stage.Resolved, Disputed: false, UnansweredSince: null },
        { Start: StartAnchor.UnansweredContact } => complaint.Stage == Stage.Merged,
        { Start: StartAnchor.Resolved }         => complaint.Ended,
        { Statutory: true }                     => complaint.Ended,
        _                                       => complaint.Ended || complaint.Stage == Stage.Resolved,
    };

    private static IEnumerable<Pause> PausesOf(ClockRule rule, Complaint complaint) =>
        complaint.Pauses.Where(pause => rule.PauseReasons.Contains(pause.Reason, StringComparer.Ordinal));

    /// <summary>When the clock stood still: pauses, and for a statutory clock the time the case lay resolved.</summary>
    private static IEnumerable<Pause> Rests(ClockRule rule, Complaint complaint) =>
        (rule.Statutory ? PausesOf(rule, complaint).Concat(complaint.LayResolved) : PausesOf(rule, complaint)).OrderBy(pause => pause.From);

    private static bool Applies(AppliesTo when, Complaint complaint) =>
        (when.Channels is null || when.Channels.Contains(complaint.Channel))
        && (when.Severities is null || when.Severities.Contains(complaint.Severity))
        && (when.Procedures is null || when.Procedures.Contains(complaint.Procedure))
        && (when.Products is null || (complaint.Product is { } product && when.Products.Contains(product, StringComparer.OrdinalIgnoreCase)))
        && (when.NotProducts is null || complaint.Product is null || !when.NotProducts.Contains(complaint.Product, StringComparer.OrdinalIgnoreCase))
        && (when.ComplainantClasses is null || (complaint.Complainant.Class is { } kind && when.ComplainantClasses.Contains(kind, StringComparer.OrdinalIgnoreCase)));

    private static Clock Fixed(string milestone, DateTimeOffset due, Complaint complaint) =>
        new("fixed." + milestone, milestone, null, complaint.ReceivedAt, Targets.Shift(due, complaint.LayResolved), StopOfFixed(milestone, complaint), complaint.LayResolved);

    private static DateTimeOffset? StopOfFixed(string milestone, Complaint complaint) => milestone switch
    {
        "acknowledge"   => complaint.AcknowledgedAt,
        "reformulate"   => complaint.ReformulatedAt,
        "promise"       => complaint.PromisedAt,
        "meeting"       => complaint.MeetingOfferedAt,
        _               => complaint.ResolvedAt ?? complaint.EndedAt,
    };

    private static Clock Promised(Promise promise, IWorkingCalendar calendar) =>
        new("promise." + promise.Id, "promise-kept", null, promise.GivenAt, calendar.CloseOf(promise.DueOn), null, []) { Promise = promise.Id };
}
