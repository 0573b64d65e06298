using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.NamingEmotions;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Reading;

/// <summary>Gathers what the events of a case say, for people to read. What guards and clocks read is the state's (<see cref="Fold"/>), not gathered again.</summary>
internal sealed class CaseViewFold
{
    private readonly List<RoundLine> rounds = [];
    private readonly SortedDictionary<int, PromiseLine> promises = [];
    private readonly List<MeetingLine> meetings = [];
    private readonly List<MessageLine> messages = [];
    private readonly List<ContactLine> contacts = [];
    private readonly List<EmotionLine> emotions = [];
    private readonly List<NoteLine> notes = [];
    private readonly List<NoteLine> abuse = [];
    private readonly List<OverrideLine> overrides = [];
    private readonly List<SolutionLine> solutions = [];
    private readonly List<ResolutionLine> resolutions = [];
    private readonly List<FeedbackLine> feedback = [];
    private readonly List<TurnLine> turns = [];
    private ComplaintReceived? received;
    private AcknowledgementLine? acknowledgement;

    public static CaseView Of(CaseAt at)
    {
        var fold = new CaseViewFold();
        foreach (var e in at.History)
            fold.Tell(e, Mark.Of(e));
        return fold.View(at);
    }

    private void Tell(RecordedEvent recorded, Mark mark)
    {
        if (Overrides.In(recorded.Event) is { } reason)
            overrides.Add(new(overrides.Count + 1, mark, recorded.StoredName, WhatOf(recorded.Event), reason.Reason));

        switch (recorded.Event)
        {
            case ComplaintReceived e: received = e; break;
            case ComplaintAcknowledged e: acknowledgement = new(mark, e.Message, e.ResponseDueOn); break;
            case ComplaintReformulated e: rounds.Add(new(e.Round, mark, e.Restatement, e.PriorContacts, e.BrokenPromises)); break;
            case ReformulationConfirmed e: Answered(Answer.Confirmed, e.Words, mark); break;
            case ReformulationCorrected e: Answered(Answer.Corrected, e.Correction, mark); break;
            case ActionPromised e: promises[e.Promise.Number] = new(e.Promise, mark, e.What, e.Who, e.DueOn, e.Value, e.Override?.Reason); break;
            case PromiseKept e: Settled(e.Promise, PromiseState.Kept, mark, e.Note); break;
            case PromiseBroken e: Settled(e.Promise, PromiseState.Broken, mark, e.Reason); break;
            case PromiseRenegotiated e: Renegotiated(e, mark); break;
            case MeetingOffered e: meetings.Add(new(mark, MeetingState.Offered, e.At, e.Note)); break;
            case MeetingHeld e: meetings.Add(new(mark, MeetingState.Held, e.At, e.Note)); break;
            case MeetingDeclined e: meetings.Add(new(mark, MeetingState.Declined, null, e.Note)); break;
            case MessageSent e: messages.Add(new(mark, e.Kind, e.Channel, e.Text, e.Findings, e.Override?.Reason)); break;
            case ContactLinked e: contacts.Add(new(mark, e.Channel, e.Direction, e.Text, e.Source, e.Attachments)); break;
            case EmotionNamed e: emotions.Add(new(mark, e.Emotion, e.Accepted)); break;
            case OverrideReviewed e: overrides[e.Number - 1] = overrides[e.Number - 1] with { Review = new(mark, e.Upheld, e.Reason) }; break;
            case NoteAdded e: notes.Add(new(mark, e.Text)); break;
            case AbuseFlagged e: abuse.Add(new(mark, e.Reason)); break;
            case SolutionOffered e: solutions.Add(new(mark, e.Kind, e.Description, e.Amount, e.Currency)); break;
            case ComplaintResolved e: resolutions.Add(new(mark, e.Outcome, e.Explanation, e.Reason, e.RootCause, e.CarriedOver)); break;
            case FeedbackRequested: feedback.Add(new(mark, null, null)); break;
            case FeedbackReceived e: feedback.Add(new(mark, e.Rating, e.Disputed)); break;
            case ComplaintReopened e: turns.Add(new(mark, recorded.StoredName, e.Reason)); break;
            case ComplaintWithdrawn e: turns.Add(new(mark, recorded.StoredName, e.Reason)); break;
            case ComplaintClosed: turns.Add(new(mark, recorded.StoredName, null)); break;
            case ComplaintMerged e: turns.Add(new(mark, recorded.StoredName, null, e.Into)); break;
            case ComplaintUnmerged e: turns.Add(new(mark, recorded.StoredName, e.Reason, e.From)); break;
            case PolicyChanged e: turns.Add(new(mark, recorded.StoredName, e.Reason)); break;
            case PersonalDataErased e: turns.Add(new(mark, recorded.StoredName, Personal.Of(e.Reason))); break;
            default: break; // assignment, severity, procedure and clocks are read from the state
        }
    }

    private static Personal WhatOf(ComplaintEvent overridden) => overridden switch { ActionPromised e => e.What, MessageSent e => e.Text, _ => Personal.Empty };

    private void Answered(Answer answer, Personal? words, Mark mark) => rounds[^1] = rounds[^1] with { Answer = answer, Words = words, Answered = mark };

    private void Settled(PromiseId id, PromiseState state, Mark mark, Personal? remark) =>
        promises[id.Number] = promises[id.Number] with { State = state, Settled = mark, Remark = remark };

    private void Renegotiated(PromiseRenegotiated e, Mark mark)
    {
        var before = promises[e.Promise.Number];
        promises[e.Promise.Number] = before with { DueOn = e.DueOn, Renegotiations = [.. before.Renegotiations, new(mark, before.DueOn, e.DueOn, e.Reason)] };
    }

    private CaseView View(CaseAt at)
    {
        var (now, state, first) = (at.Case, at.Case.State, received ?? throw new InvalidOperationException("a case begins with its receipt"));
        return new CaseView
        {
            Id = now.Id,
            Reference = state.Reference,
            Version = now.Version,
            Position = now.Position,
            SeenAt = at.At,
            Stage = state.Stage,
            NextStep = NextSteps.Of(state),
            Channel = state.Channel,
            Language = state.Language,
            Severity = state.Severity,
            Procedure = state.Procedure,
            Touchpoint = first.Touchpoint,
            Product = state.Product,
            Narrative = first.Narrative,
            Attachments = first.Attachments,
            Complainant = state.Complainant,
            Source = first.Source,
            OccurredOn = first.OccurredOn,
            SentAt = state.SentAt,
            ReceivedAt = state.ReceivedAt,
            Pack = state.Pack.ToString(),
            Calendar = state.Calendar.ToString(),
            Assignee = state.Assignee,
            Team = state.Team,
            Acknowledgement = acknowledgement,
            Restatement = state.Restatement,
            Confirmed = state.Restatement is not null && rounds is [.., { Answer: Answer.Confirmed }],
            Rounds = rounds,
            Promises = [.. promises.Values.Select(promise => promise with { State = state.Promises[promise.Id.Number].State })],
            Meeting = state.Meeting,
            Meetings = meetings,
            Messages = messages,
            Contacts = contacts,
            PriorContacts = state.PriorContacts,
            Emotions = emotions,
            Notes = notes,
            AbuseFlags = abuse,
            Overrides = overrides,
            Solutions = solutions,
            Outcome = state.Outcome,
            Resolutions = resolutions,
            Feedback = feedback,
            Turns = turns,
            Said = SaidLine.Of(at.History),
            PausedFor = state.CurrentPause?.Reason,
            MergedInto = state.MergedInto,
            Erased = state.Erased,
            Clocks = [.. now.Clocks.Select(clock => ClockStanding.Of(clock, at.At))],
        };
    }
}
