using System.Collections.Immutable;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Sla;

namespace Recovery.Domain;

/// <summary>The state of one complaint: no more than some guard or deadline reads (CONVENTIONS 4). Immutable; see <see cref="Fold"/>.</summary>
public sealed record Complaint
{
    /// <summary>Before the first event.</summary>
    public static readonly Complaint None = new();

    public Stage Stage { get; init; }

    public string Reference { get; init; } = string.Empty;

    public Channel Channel { get; init; }

    public string Language { get; init; } = "en";

    public Severity Severity { get; init; } = Severity.Normal;

    public Procedure Procedure { get; init; }

    public string? Product { get; init; }

    public Complainant Complainant { get; init; } = Complainant.Unknown;

    public PolicyRef Pack { get; init; } = new("none", 0);

    public PolicyRef Calendar { get; init; } = new("none", 0);

    public string? Assignee { get; init; }

    public string? Team { get; init; }

    // What was said and agreed
    public Personal? Restatement { get; init; }

    public int Rounds { get; init; }

    public int PriorContacts { get; init; }

    /// <summary>Somebody of ours spoke with the complainant in person since the last restatement.</summary>
    public bool PersonSpokenTo { get; init; }

    public ImmutableSortedDictionary<int, Promise> Promises { get; init; } = ImmutableSortedDictionary<int, Promise>.Empty;

    /// <summary>Every time a guard was overridden, in order, and what was decided on it.</summary>
    public ImmutableList<OverrideState> Overrides { get; init; } = [];

    public MeetingState Meeting { get; init; }

    /// <summary>The day and hour last offered for the meeting.</summary>
    public DateTimeOffset? MeetingAt { get; init; }

    /// <summary>A meeting was held or declined since the last reopening; offering another one closes no door again.</summary>
    public bool MeetingSettled { get; init; }

    public int SolutionsOffered { get; init; }

    /// <summary>Contacts and messages of ours since the complainant was last heard.</summary>
    public int TriesToReach { get; init; }

    public Outcome? Outcome { get; init; }

    public bool Disputed { get; init; }

    public ComplaintId? MergedInto { get; init; }

    /// <summary>The stage to go back to when a merge is undone.</summary>
    public Stage StageBeforeMerge { get; init; }

    public bool Erased { get; init; }

    /// <summary>Identifiers of contacts already linked, so that a second delivery changes nothing.</summary>
    public ImmutableHashSet<SourceRef> LinkedSources { get; init; } = [];

    // What clocks start from, stop at and stand still for
    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The earliest contact by the complainant that nobody answered yet.</summary>
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>The first answer of ours, on any channel.</summary>
    public DateTimeOffset? FirstAnsweredAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public DateTimeOffset? ReformulatedAt { get; init; }

    public DateTimeOffset? PromisedAt { get; init; }

    public DateTimeOffset? MeetingOfferedAt { get; init; }

    public DateTimeOffset? FinalResponseAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public DateTimeOffset? FeedbackRequestedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? ReopenedAt { get; init; }

    public DateTimeOffset? SeverityRaisedAt { get; init; }

    public ImmutableList<Pause> Pauses { get; init; } = [];

    /// <summary>Stretches a resolved case lay still before it was reopened; statutory clocks do not count them.</summary>
    public ImmutableList<Pause> LayResolved { get; init; } = [];

    /// <summary>Clocks whose extended target applies.</summary>
    public ImmutableHashSet<string> Extended { get; init; } = [];

    /// <summary>Deadlines fixed by the system the case comes from, by milestone; they displace the pack's.</summary>
    public ImmutableDictionary<string, DateTimeOffset> FixedDeadlines { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>By clock: the last step of the escalation ladder that was recorded, and for which due instant.</summary>
    public ImmutableDictionary<string, FiredStep> Fired { get; init; } = ImmutableDictionary<string, FiredStep>.Empty;

    /// <summary>Nothing more is to be done on the case.</summary>
    public bool Ended => Stage is Stage.Closed or Stage.Withdrawn or Stage.Merged;

    /// <summary>The complainant has said "yes, that is it".</summary>
    public bool IsConfirmed => Stage is Stage.Confirmed or Stage.Promised;

    /// <summary>Received and not yet settled or over.</summary>
    public bool InProgress => Stage is not (Stage.None or Stage.Resolved) && !Ended;

    /// <summary>Paused now, and why.</summary>
    public Pause? CurrentPause => Pauses is [.., { To: null } last] ? last : null;

    /// <summary>Promises nobody kept, quoted at the next restatement.</summary>
    public IReadOnlyList<PromiseId> BrokenPromises => [.. Promises.Values.Where(p => p.State == PromiseState.Broken).Select(p => p.Id)];

    /// <summary>Overrides on which nobody has decided.</summary>
    public int OverridesOpen => Overrides.Count(state => state == OverrideState.Open);

    /// <summary>Promises still to be kept.</summary>
    public IEnumerable<Promise> OpenPromises => Promises.Values.Where(p => p.State == PromiseState.Open);
}

/// <summary>The last ladder step recorded for a clock: its rank, and the due instant it was counted from.</summary>
public sealed record FiredStep(DateTimeOffset DueAt, int Rank)
{
    /// <summary>The instant the step fell at; a warning is not repeated when only the due instant moved.</summary>
    public DateTimeOffset At { get; init; } = DueAt;
}
