using Recovery.Domain;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Reading;

/// <summary>A case as people read it: everything that was said, promised and owed, folded from its history as known at an instant (DESIGN 8).</summary>
public sealed record CaseView
{
    public required ComplaintId Id { get; init; }

    public required string Reference { get; init; }

    public required int Version { get; init; }

    /// <summary>Position of its last event in the whole log.</summary>
    public required long Position { get; init; }

    /// <summary>The instant it is seen from; clocks are judged by it.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>The one next step of the method; absent when nothing is left to do.</summary>
    public NextStep? NextStep { get; init; }

    public required Channel Channel { get; init; }

    public required string Language { get; init; }

    public required Severity Severity { get; init; }

    public required Procedure Procedure { get; init; }

    public string? Touchpoint { get; init; }

    public string? Product { get; init; }

    public required Personal Narrative { get; init; }

    /// <summary>Files that came with the complaint.</summary>
    public IReadOnlyList<AttachedFile>? Attachments { get; init; }

    public required Complainant Complainant { get; init; }

    public SourceRef? Source { get; init; }

    public DateOnly? OccurredOn { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The policy pack, e.g. <c>house@1</c>.</summary>
    public required string Pack { get; init; }

    /// <summary>The calendar, e.g. <c>house@1</c>.</summary>
    public required string Calendar { get; init; }

    public string? Assignee { get; init; }

    public string? Team { get; init; }

    public AcknowledgementLine? Acknowledgement { get; init; }

    /// <summary>The restatement in force; absent after a reopening until it is said back again.</summary>
    public Personal? Restatement { get; init; }

    /// <summary>The complainant has confirmed the restatement in force.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Every restatement with the complainant's answer.</summary>
    public required IReadOnlyList<RoundLine> Rounds { get; init; }

    public required IReadOnlyList<PromiseLine> Promises { get; init; }

    /// <summary>Whether the two have met.</summary>
    public required MeetingState Meeting { get; init; }

    public required IReadOnlyList<MeetingLine> Meetings { get; init; }

    public required IReadOnlyList<MessageLine> Messages { get; init; }

    public required IReadOnlyList<ContactLine> Contacts { get; init; }

    /// <summary>Contacts by the complainant since the case came in.</summary>
    public required int PriorContacts { get; init; }

    public required IReadOnlyList<EmotionLine> Emotions { get; init; }

    public required IReadOnlyList<NoteLine> Notes { get; init; }

    public required IReadOnlyList<NoteLine> AbuseFlags { get; init; }

    /// <summary>Every time a guard was overridden, with what a supervisor decided on it.</summary>
    public required IReadOnlyList<OverrideLine> Overrides { get; init; }

    public required IReadOnlyList<SolutionLine> Solutions { get; init; }

    public Outcome? Outcome { get; init; }

    /// <summary>Every resolution; more than one where the case was reopened.</summary>
    public required IReadOnlyList<ResolutionLine> Resolutions { get; init; }

    public required IReadOnlyList<FeedbackLine> Feedback { get; init; }

    /// <summary>Reopened, withdrawn, closed, merged, unmerged, moved to another policy, erased: what changed the course of the case.</summary>
    public required IReadOnlyList<TurnLine> Turns { get; init; }

    /// <summary>All that was said so far, by whom, in the order it was recorded.</summary>
    public required IReadOnlyList<SaidLine> Said { get; init; }

    /// <summary>The reason for which the clocks stand still now.</summary>
    public string? PausedFor { get; init; }

    /// <summary>The case that goes on in its place.</summary>
    public ComplaintId? MergedInto { get; init; }

    public required bool Erased { get; init; }

    /// <summary>Every clock, owed or stopped.</summary>
    public required IReadOnlyList<ClockStanding> Clocks { get; init; }

    /// <summary>The milestones still owed.</summary>
    public IReadOnlyList<ClockStanding> Deadlines => [.. Clocks.Where(clock => clock.StoppedAt is null)];

    /// <summary>The view of a replayed case.</summary>
    public static CaseView Of(CaseAt at) => CaseViewFold.Of(at);
}

/// <summary>A clock as it stands.</summary>
/// <param name="DueAt">Absent while it is paused.</param>
/// <param name="Final">It runs towards the answer to the case as a whole.</param>
/// <param name="Source">The law or rule it comes from.</param>
public sealed record ClockStanding(
    string Clock, string Milestone, ClockState State, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? StoppedAt, bool Final, bool Statutory, string? Source)
{
    /// <summary>How a clock stands at an instant.</summary>
    public static ClockStanding Of(Clock clock, DateTimeOffset now) => new(
        clock.Id, clock.Milestone, clock.StateAt(now), clock.StartedAt, clock.DueAt, clock.StoppedAt, Domain.Sla.Deadlines.IsFinal(clock), clock.Rule?.Statutory ?? false, clock.Rule?.Source);
}

/// <summary>When something was recorded, and by whom.</summary>
/// <param name="OnBehalfOf">For whom they acted; absent where for themselves.</param>
public sealed record Mark(DateTimeOffset At, string By, int Version, string? OnBehalfOf = null)
{
    internal static Mark Of(RecordedEvent e) => new(e.At, e.Envelope.Actor.Name, e.Version, e.Envelope.Actor.OnBehalfOf);
}
