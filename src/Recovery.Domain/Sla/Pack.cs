using Recovery.Domain.Calendars;

namespace Recovery.Domain.Sla;

/// <summary>
/// A published, immutable set of SLA and conduct rules (DESIGN 4, PACKS.md). Configuration to be checked by each user's own counsel.
/// </summary>
public sealed record Pack(
    PolicyRef Ref,
    string Title,
    string Calendar,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    IReadOnlyList<ClockRule> Clocks,
    IReadOnlyList<LadderStep> Ladder,
    Conduct Conduct)
{
    /// <summary>Packs whose clocks this one includes, already merged into <see cref="Clocks"/> when it was published.</summary>
    public IReadOnlyList<string> Includes { get; init; } = [];
}

/// <summary>One clock of a pack: from an anchor, so much of a unit, until a stop.</summary>
public sealed record ClockRule(string Id, string Milestone, Target Target, StartAnchor Start, IReadOnlyList<StopEvent> Stops)
{
    /// <summary>When the rule applies; an empty condition always does.</summary>
    public AppliesTo AppliesTo { get; init; } = AppliesTo.Everything;

    /// <summary>What becomes of the target for a case of high severity: 0.5 halves it, 1 leaves it.</summary>
    public decimal HighSeverityFactor { get; init; } = 1m;

    /// <summary>Reasons for which this clock may be paused; empty for a clock that never stops.</summary>
    public IReadOnlyList<string> PauseReasons { get; init; } = [];

    /// <summary>A resumed clock starts again from nothing instead of going on (es-finance: a setting).</summary>
    public bool RestartsOnResume { get; init; }

    /// <summary>Target from the same anchor once extended by a holding reply (15 → 35 days); null where nothing extends it.</summary>
    public Target? ExtendedTarget { get; init; }

    /// <summary>Where the last day falls on a closed day (date units only).</summary>
    public IfClosed IfClosed { get; init; } = IfClosed.Keep;

    /// <summary>Receipt outside opening hours counts as the next opening (PACKS 3).</summary>
    public bool OutsideHoursCountsAsNextOpening { get; init; }

    /// <summary>Ids of clocks of included packs that this one displaces: sector law before general law.</summary>
    public IReadOnlyList<string> Displaces { get; init; } = [];

    /// <summary>What is sent when the clock is met, and what it must contain.</summary>
    public Obligation? Obligation { get; init; }

    /// <summary>What the engine itself does when the clock elapses, beyond recording it.</summary>
    public OnDue OnDue { get; init; } = OnDue.RecordMissed;

    /// <summary>Law or rule the clock comes from; required of every statutory clock.</summary>
    public string? Source { get; init; }

    /// <summary>Prescribed by law or a regulator, as opposed to the house's own promise.</summary>
    public bool Statutory { get; init; }
}

/// <summary>So much of a unit.</summary>
public sealed record Target(int Amount, TimeUnit Unit);

/// <summary>Units of DESIGN 4.</summary>
public enum TimeUnit
{
    /// <summary>Minutes of opening hours.</summary>
    WorkingMinutes,

    /// <summary>Days with opening hours after the day of the anchor; due at the close of the last.</summary>
    WorkingDays,

    /// <summary>Monday to Friday less holidays, after the day of the anchor; due at the end of the last day.</summary>
    BusinessDays,

    /// <summary>Monday to Saturday less holidays (jours ouvrables), after the day of the anchor; due at the end of the last day.</summary>
    JoursOuvrables,

    /// <summary>Calendar days after the day of the anchor; due at the end of the last day.</summary>
    CalendarDays,

    /// <summary>Weeks, to the same weekday; due at the end of that day.</summary>
    Weeks,

    /// <summary>Calendar months, date to date (no such date: the last of the month); due at the end of that day.</summary>
    Months,

    /// <summary>Close of business of the n-th business day following the day of the anchor (DISP 1.5).</summary>
    CloseOfBusinessDay,

    /// <summary>Continuous hours, open or closed.</summary>
    ContinuousHours,
}

/// <summary>What starts a clock.</summary>
public enum StartAnchor
{
    /// <summary>Received by us (UK, US "sent to company").</summary>
    Received,

    /// <summary>Sent by the complainant (France); received where the sending is not known.</summary>
    Sent,

    /// <summary>The complaint is complete (Spain); received while nothing was asked to complete it.</summary>
    Completed,

    /// <summary>A contact by the complainant that nobody answered yet; each begins the clock anew.</summary>
    UnansweredContact,

    /// <summary>Resolved.</summary>
    Resolved,
}

/// <summary>What stops a clock.</summary>
public enum StopEvent
{
    /// <summary>complaint-acknowledged.</summary>
    Acknowledged,

    /// <summary>complaint-reformulated (the first).</summary>
    Reformulated,

    /// <summary>action-promised (the first).</summary>
    Promised,

    /// <summary>meeting-offered (or held).</summary>
    MeetingOffered,

    /// <summary>Any answer of ours: acknowledgement, restatement, message, outgoing contact.</summary>
    Answered,

    /// <summary>A substantive or statutory message was sent.</summary>
    FinalResponseSent,

    /// <summary>complaint-resolved.</summary>
    Resolved,

    /// <summary>feedback-requested (or received).</summary>
    FeedbackRequested,

    /// <summary>complaint-closed.</summary>
    Closed,
}

/// <summary>Conditions of a clock. Never the size or revenue of a customer. A null list means: any.</summary>
public sealed record AppliesTo(
    IReadOnlyList<Channel>? Channels = null,
    IReadOnlyList<Severity>? Severities = null,
    IReadOnlyList<Procedure>? Procedures = null,
    IReadOnlyList<string>? Products = null,
    IReadOnlyList<string>? NotProducts = null,
    IReadOnlyList<string>? ComplainantClasses = null)
{
    /// <summary>No condition.</summary>
    public static readonly AppliesTo Everything = new();
}

/// <summary>What to do where the last day is closed.</summary>
public enum IfClosed
{
    /// <summary>Due on that day all the same.</summary>
    Keep,

    /// <summary>Due on the next working day.</summary>
    NextWorkingDay,

    /// <summary>Due on the working day before.</summary>
    PreviousWorkingDay,
}

/// <summary>What the engine does when a clock elapses.</summary>
public enum OnDue
{
    /// <summary>Records <c>deadline-missed</c>.</summary>
    RecordMissed,

    /// <summary>Closes a resolved case whose outcome nobody disputed; anything else is left as it is.</summary>
    CloseIfUndisputed,
}

/// <summary>A document owed: what it is, what it must say, on what channel and to whom.</summary>
public sealed record Obligation(string Document, IReadOnlyList<string> MustContain, string? ChannelRule = null, string? LanguageRule = null, string? Recipient = null);

/// <summary>A step of the escalation ladder, by share of the time run or by working days past due.</summary>
public sealed record LadderStep(string Name, int? PercentOfTime, int? WorkingDaysAfterDue, IReadOnlyList<string> Tell);

/// <summary>Conduct rules of a pack.</summary>
public sealed record Conduct(
    bool MeetingBeforeSubstantiveLetterReply,
    bool NoSurveyBeforeResolution,
    bool NeverClosedBecauseOfTheDeadline,
    IReadOnlyDictionary<string, decimal> AuthorityByRole)
{
    /// <summary>The acknowledgement must state when the response is due (DISP 1.6.1R from 2026-06-01).</summary>
    public bool AcknowledgementStatesResponseDate { get; init; }

    /// <summary>Unsuccessful tries after which an outcome may be recorded as not reached.</summary>
    public int TriesBeforeNotReached { get; init; } = 3;
}
