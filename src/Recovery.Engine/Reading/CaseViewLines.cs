using Recovery.Domain;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Sla;

namespace Recovery.Engine.Reading;

/// <summary>How the complainant was told that we heard.</summary>
public sealed record AcknowledgementLine(Mark Recorded, Personal? Message, DateOnly? ResponseDueOn);

/// <summary>What the complainant said to a restatement.</summary>
public enum Answer
{
    /// <summary>Yes, that is it.</summary>
    Confirmed,

    /// <summary>No, that is not it.</summary>
    Corrected,
}

/// <summary>One restatement, and the complainant's answer to it.</summary>
/// <param name="Words">The complainant's words: in confirming, or the correction.</param>
public sealed record RoundLine(
    int Round, Mark Recorded, Personal Restatement, int PriorContacts, IReadOnlyList<PromiseId> BrokenPromises, Answer? Answer = null, Personal? Words = null, Mark? Answered = null);

/// <summary>A promise and what became of it.</summary>
/// <param name="Remark">Note of a promise kept, reason of one broken.</param>
public sealed record PromiseLine(
    PromiseId Id,
    Mark Recorded,
    Personal What,
    string Who,
    DateOnly DueOn,
    decimal? Value,
    Personal? OverrideReason,
    PromiseState State = PromiseState.Open,
    Mark? Settled = null,
    Personal? Remark = null)
{
    /// <summary>Days it had before, each with the reason for another.</summary>
    public IReadOnlyList<RenegotiationLine> Renegotiations { get; init; } = [];

    /// <summary>Id of its clock.</summary>
    public string Clock => "promise." + Id;
}

/// <summary>A promise that was given another day.</summary>
public sealed record RenegotiationLine(Mark Recorded, DateOnly From, DateOnly To, Personal Reason);

/// <summary>What happened with a meeting.</summary>
/// <param name="At">When it is to be, or was.</param>
public sealed record MeetingLine(Mark Recorded, MeetingState State, DateTimeOffset? At, Personal? Note);

/// <summary>A message to the complainant.</summary>
public sealed record MessageLine(Mark Recorded, MessageKind Kind, Channel Channel, Personal Text, IReadOnlyList<PhraseFinding> Findings, Personal? OverrideReason);

/// <summary>A later contact.</summary>
/// <param name="Attachments">Files that came with it.</param>
public sealed record ContactLine(Mark Recorded, Channel Channel, Direction Direction, Personal Text, SourceRef? Source, IReadOnlyList<AttachedFile>? Attachments = null);

/// <summary>An emotion that was named.</summary>
public sealed record EmotionLine(Mark Recorded, Personal Emotion, bool? Accepted);

/// <summary>A note for colleagues.</summary>
public sealed record NoteLine(Mark Recorded, Personal Text);

/// <summary>A guard that was overridden, with a reason.</summary>
/// <param name="Number">The how-manieth of the case, from 1.</param>
/// <param name="Event">Stored name of the event that rests on it.</param>
/// <param name="What">What was promised or sent.</param>
public sealed record OverrideLine(int Number, Mark Recorded, string Event, Personal What, Personal Reason, ReviewLine? Review = null);

/// <summary>What a supervisor decided on an override.</summary>
public sealed record ReviewLine(Mark Recorded, bool Upheld, Personal Reason);

/// <summary>A solution that was offered.</summary>
public sealed record SolutionLine(Mark Recorded, SolutionKind Kind, Personal Description, decimal? Amount, string? Currency);

/// <summary>A resolution.</summary>
public sealed record ResolutionLine(Mark Recorded, Outcome Outcome, Personal Explanation, Personal? Reason, RootCause? RootCause, IReadOnlyList<PromiseId> CarriedOver);

/// <summary>Feedback: asked for where there is no rating.</summary>
public sealed record FeedbackLine(Mark Recorded, Rating? Rating, bool? Disputed);

/// <summary>Something that changed the course of the case, by the stored name of its event.</summary>
public sealed record TurnLine(Mark Recorded, string Event, Personal? Reason, ComplaintId? Other = null);
