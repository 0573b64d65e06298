using System.Collections.Immutable;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Complaints.ChoosingLanguage;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;

namespace Recovery.Domain;

/// <summary>What each fact makes of a complaint. Total: an event it does not know is an error, never skipped (CONVENTIONS 4, 10).</summary>
public static class Fold
{
    /// <summary>Pause reason of a complaint that was asked to be completed; resuming from it completes the complaint (es-ley10).</summary>
    public const string Incomplete = "incomplete";

    /// <summary>The state after one more event, recorded at an instant.</summary>
    /// <exception cref="UnknownEventException">The event has no arm here.</exception>
    public static Complaint After(this Complaint complaint, ComplaintEvent fact, DateTimeOffset at) => fact switch
    {
        ComplaintReceived e         => Received(complaint, e),
        ContactLinked e             => Linked(complaint, e, at),
        ComplaintAssigned e         => complaint with { Assignee = e.To, Team = e.Team },
        ComplaintReleased           => complaint with { Assignee = null },
        SeverityAssessed e          => complaint with { Severity = e.Severity, SeverityRaisedAt = RaisedAt(complaint, e.Severity, at) },
        LanguageChosen e            => complaint with { Language = e.Language },
        ProcedureChosen e           => complaint with { Procedure = e.Procedure },
        ComplaintAcknowledged       => Answered(complaint, at) with { Stage = Stage.Acknowledged, AcknowledgedAt = at },
        EmotionNamed                => complaint,
        ComplaintReformulated e     => Reformulated(complaint, e, at),
        ReformulationConfirmed      => complaint with { Stage = Stage.Confirmed, TriesToReach = 0 },
        ReformulationCorrected      => complaint with { Stage = Stage.Corrected, TriesToReach = 0, SolutionsOffered = 0 },
        ActionPromised e            => Overridden(Promised(complaint, e, at), e),
        PromiseKept e               => WithPromise(complaint, e.Promise, p => p with { State = PromiseState.Kept }),
        PromiseBroken e             => WithPromise(complaint, e.Promise, p => p with { State = PromiseState.Broken }),
        PromiseRenegotiated e       => WithPromise(Answered(complaint, at), e.Promise, p => p with { DueOn = e.DueOn }),
        MeetingOffered e            => Answered(complaint, at) with { Meeting = MeetingState.Offered, MeetingAt = e.At, MeetingOfferedAt = complaint.MeetingOfferedAt ?? at },
        MeetingHeld                 => Answered(complaint, at) with { Meeting = MeetingState.Held, MeetingSettled = true, PersonSpokenTo = true, TriesToReach = 0 },
        MeetingDeclined             => complaint with { Meeting = MeetingState.Declined, MeetingSettled = true, TriesToReach = 0 },
        MessageSent e               => Overridden(Sent(complaint, e, at), e),
        SolutionOffered             => Answered(complaint, at) with { SolutionsOffered = complaint.SolutionsOffered + 1 },
        ComplaintResolved e         => Resolved(complaint, e, at),
        FeedbackRequested           => complaint with { FeedbackRequestedAt = at },
        FeedbackReceived e          => complaint with { FeedbackRequestedAt = complaint.FeedbackRequestedAt ?? at, Disputed = e.Disputed },
        ComplaintReopened           => Reopened(complaint, at),
        ComplaintWithdrawn          => Over(complaint, at) with { Stage = Stage.Withdrawn, EndedAt = at },
        ComplaintClosed             => Over(complaint, at) with { Stage = Stage.Closed, EndedAt = at },
        ComplaintMerged e           => complaint with { Stage = Stage.Merged, StageBeforeMerge = complaint.Stage, MergedInto = e.Into, EndedAt = at },
        ComplaintUnmerged           => complaint with { Stage = complaint.StageBeforeMerge, MergedInto = null, EndedAt = null },
        NoteAdded or AbuseFlagged   => complaint,
        OverrideReviewed e          => Reviewed(complaint, e),
        ClockPaused e               => complaint with { Pauses = complaint.Pauses.Add(new Pause(at, null, e.Reason)) },
        ClockResumed e              => Resumed(complaint, e, at),
        ClockExtended e             => complaint with { Extended = complaint.Extended.Union(e.Clocks) },
        PolicyChanged e             => complaint with { Pack = e.Pack, Calendar = e.Calendar },
        DeadlineWarned e            => complaint with { Fired = complaint.Fired.SetItem(e.Clock, new FiredStep(e.DueAt, e.Rank) { At = e.At }) },
        DeadlineMissed e            => complaint with { Fired = complaint.Fired.SetItem(e.Clock, new FiredStep(e.DueAt, e.Rank)) },
        PersonalDataErased          => Forgotten(complaint),
        _ => throw new UnknownEventException(fact.GetType().Name),
    };

    private static Complaint Received(Complaint complaint, ComplaintReceived e) => complaint with
    {
        Stage = Stage.Received,
        Reference = e.Reference,
        Channel = e.Channel,
        Language = e.Language,
        Severity = e.Severity,
        Procedure = e.Procedure,
        Product = e.Product,
        Complainant = e.Complainant,
        Pack = e.Pack,
        Calendar = e.Calendar,
        ReceivedAt = e.ReceivedAt,
        SentAt = e.SentAt,
        FixedDeadlines = e.FixedDeadlines is null ? complaint.FixedDeadlines : complaint.FixedDeadlines.SetItems(e.FixedDeadlines),
    };

    private static Complaint Overridden(Complaint complaint, ComplaintEvent e) =>
        Overrides.In(e) is null ? complaint : complaint with { Overrides = complaint.Overrides.Add(OverrideState.Open) };

    private static Complaint Reviewed(Complaint complaint, OverrideReviewed e) =>
        e.Number > 0 && e.Number <= complaint.Overrides.Count
            ? complaint with { Overrides = complaint.Overrides.SetItem(e.Number - 1, Reviewing.Verdict(e.Upheld)) }
            : complaint;

    private static Complaint Linked(Complaint complaint, ContactLinked e, DateTimeOffset at)
    {
        var linked = e.Source is { } source ? complaint with { LinkedSources = complaint.LinkedSources.Add(source) } : complaint;
        return e.Direction == Direction.In
            ? linked with { PriorContacts = linked.PriorContacts + 1, TriesToReach = 0, UnansweredSince = linked.UnansweredSince ?? at, PersonSpokenTo = linked.PersonSpokenTo || InPerson(e.Channel) }
            : Answered(linked, at) with { TriesToReach = linked.TriesToReach + 1, PersonSpokenTo = linked.PersonSpokenTo || InPerson(e.Channel) };
    }

    private static bool InPerson(Channel channel) => channel is Channel.Verbal or Channel.Phone;

    /// <summary>Whatever we say to the complainant answers what they last said.</summary>
    private static Complaint Answered(Complaint complaint, DateTimeOffset at) =>
        complaint with { UnansweredSince = null, FirstAnsweredAt = complaint.FirstAnsweredAt ?? at };

    /// <summary>A severity said again was not raised again.</summary>
    private static DateTimeOffset? RaisedAt(Complaint complaint, Severity now, DateTimeOffset at) =>
        now == complaint.Severity ? complaint.SeverityRaisedAt : now > complaint.Severity ? at : null;

    /// <summary>Said back: whoever spoke with the complainant did so before, not after, these words.</summary>
    private static Complaint Reformulated(Complaint complaint, ComplaintReformulated e, DateTimeOffset at) => Answered(complaint, at) with
    {
        Stage = Stage.Reformulated,
        Rounds = e.Round,
        Restatement = e.Restatement,
        ReformulatedAt = complaint.ReformulatedAt ?? at,
        PersonSpokenTo = false,
    };

    /// <summary>Nobody waits any more, neither we for the complainant nor they for us.</summary>
    private static Complaint Over(Complaint complaint, DateTimeOffset at) => complaint with { UnansweredSince = null, Pauses = PausesUntil(complaint, at) };

    private static ImmutableList<Pause> PausesUntil(Complaint complaint, DateTimeOffset at) =>
        complaint.CurrentPause is { } pause ? complaint.Pauses.SetItem(complaint.Pauses.Count - 1, pause with { To = at }) : complaint.Pauses;

    private static Complaint Promised(Complaint complaint, ActionPromised e, DateTimeOffset at) => Answered(complaint, at) with
    {
        Stage = Stage.Promised,
        PromisedAt = complaint.PromisedAt ?? at,
        Promises = complaint.Promises.SetItem(e.Promise.Number, new Promise(e.Promise, e.What, e.Who, e.DueOn, at)),
    };

    private static Complaint WithPromise(Complaint complaint, PromiseId id, Func<Promise, Promise> change) =>
        complaint with { Promises = complaint.Promises.SetItem(id.Number, change(complaint.Promises[id.Number])) };

    private static Complaint Sent(Complaint complaint, MessageSent e, DateTimeOffset at) => Answered(complaint, at) with
    {
        TriesToReach = complaint.TriesToReach + 1,
        FinalResponseAt = e.Kind != MessageKind.Courtesy && IsUnderstood(complaint) ? complaint.FinalResponseAt ?? at : complaint.FinalResponseAt,
    };

    /// <summary>An answer to the matter is one given once it was understood: a letter sent before the confirmation answers nothing.</summary>
    private static bool IsUnderstood(Complaint complaint) => complaint.IsConfirmed || complaint.Stage is Stage.Resolved or Stage.Closed;

    private static Complaint Resolved(Complaint complaint, ComplaintResolved e, DateTimeOffset at) => Over(Answered(complaint, at), at) with
    {
        Stage = Stage.Resolved,
        Outcome = e.Outcome,
        ResolvedAt = at,
        Promises = e.CarriedOver.Aggregate(complaint.Promises, (all, id) => all.SetItem(id.Number, all[id.Number] with { State = PromiseState.CarriedOver })),
    };

    /// <summary>Listening begins again: what was understood, promised and offered before no longer opens a door.</summary>
    private static Complaint Reopened(Complaint complaint, DateTimeOffset at) => complaint with
    {
        Stage = complaint.AcknowledgedAt is null ? Stage.Received : Stage.Acknowledged, // an imported case may be over without ever having been acknowledged
        ReopenedAt = at,
        LayResolved = complaint.LayResolved.Add(new Pause(complaint.ResolvedAt ?? complaint.EndedAt ?? at, at, "resolved")),
        Rounds = 0,
        Restatement = null,
        PersonSpokenTo = false,
        Promises = complaint.Promises.SetItems(complaint.Promises.Values
            .Where(p => p.State == PromiseState.CarriedOver)
            .Select(p => KeyValuePair.Create(p.Id.Number, p with { State = PromiseState.Open }))),
        Meeting = MeetingState.NotOffered,
        MeetingSettled = false,
        MeetingAt = null,
        MeetingOfferedAt = null,
        SolutionsOffered = 0,
        TriesToReach = 0,
        Outcome = null,
        Disputed = false,
        ReformulatedAt = null,
        PromisedAt = null,
        FinalResponseAt = null,
        ResolvedAt = null,
        FeedbackRequestedAt = null,
        EndedAt = null,
    };

    /// <summary>What anybody said is gone; what was done, promised for which day and owed by when, is not.</summary>
    private static Complaint Forgotten(Complaint complaint) => complaint with
    {
        Erased = true,
        Complainant = complaint.Complainant.Forgotten(),
        Restatement = complaint.Restatement?.Forgotten(),
        Promises = complaint.Promises.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { What = pair.Value.What.Forgotten() }),
    };

    private static Complaint Resumed(Complaint complaint, ClockResumed e, DateTimeOffset at) => complaint with
    {
        Pauses = PausesUntil(complaint, at),
        CompletedAt = e.Reason == Incomplete ? at : complaint.CompletedAt,
    };
}

/// <summary>The stream holds an event this version does not know: stop, do not skip.</summary>
public sealed class UnknownEventException(string name) : Exception($"unknown event {name}");
