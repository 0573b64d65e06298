using Recovery.Domain;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Sla;
using Recovery.Engine.Reading;

namespace Recovery.Web.Case;

/// <summary>A step of the protocol as the page lists it.</summary>
public enum Step
{
    /// <summary>It came in.</summary>
    Received,

    /// <summary>The complainant knows that we heard.</summary>
    Acknowledged,

    /// <summary>Said back.</summary>
    SaidBack,

    /// <summary>Confirmed by the complainant.</summary>
    Confirmed,

    /// <summary>The meeting that answers a formal letter.</summary>
    Meeting,

    /// <summary>Promised: who does what by when.</summary>
    Promised,

    /// <summary>Settled by the complainant's outcome.</summary>
    Resolved,

    /// <summary>Asked how it went.</summary>
    Feedback,

    /// <summary>Over.</summary>
    Closed,
}

/// <summary>How a step stands.</summary>
public enum StepState
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>The one next step.</summary>
    Next,

    /// <summary>Waits for those before it.</summary>
    Waiting,

    /// <summary>The case went on without it, as with a complainant who could not be reached.</summary>
    LeftOut,
}

/// <summary>One line of the stepper.</summary>
/// <param name="Mark">When it was done and by whom; null where it was not.</param>
public sealed record StepLine(Step Step, StepState State, Mark? Mark);

/// <summary>The protocol of a case: what was done, the one next step, and what waits for it.</summary>
public static class Steps
{
    /// <summary>Every step, in order. A case that ended early has only those that were done.</summary>
    public static IReadOnlyList<StepLine> Of(CaseAt at, CaseView view)
    {
        var state = at.Case.State;
        var next = view.NextStep is { } step ? Taken(step) : (Step?)null;
        List<StepLine> lines = [];
        foreach (var one in Enum.GetValues<Step>().Where(one => one != Step.Meeting || HasMeeting(state)))
        {
            var mark = MarkOf(one, at, view, state);
            lines.Add(new StepLine(one, one == next ? StepState.Next : mark is not null ? StepState.Done : StepState.Waiting, mark));
        }

        if (view.NextStep is null)
            return [.. lines.Where(line => line.State == StepState.Done)];
        var last = lines.FindLastIndex(line => line.State == StepState.Done);
        return [.. lines.Select((line, i) => line.State == StepState.Waiting && i < last && next is { } now && line.Step < now ? line with { State = StepState.LeftOut } : line)];
    }

    private static Step Taken(NextStep step) => step switch
    {
        NextStep.Acknowledge                                                    => Step.Acknowledged,
        NextStep.Reformulate                                                    => Step.SaidBack,
        NextStep.Confirm                                                        => Step.Confirmed,
        NextStep.OfferMeeting or NextStep.HoldMeeting                           => Step.Meeting,
        NextStep.Promise                                                        => Step.Promised,
        NextStep.OfferSolution or NextStep.KeepPromises or NextStep.Resolve     => Step.Resolved,
        NextStep.RequestFeedback                                                => Step.Feedback,
        _                                                                       => Step.Closed,
    };

    private static bool HasMeeting(Complaint state) =>
        state.Meeting != MeetingState.NotOffered || state is { Channel: Channel.Letter, Procedure: Procedure.Formal };

    private static Mark? MarkOf(Step step, CaseAt at, CaseView view, Complaint state) => step switch
    {
        Step.Received       => new Mark(state.ReceivedAt, at.History[0].Envelope.Actor.Name, 1),
        Step.Acknowledged   => view.Acknowledgement?.Recorded,
        Step.SaidBack       => view.Restatement is not null && state.Stage != Stage.Corrected ? view.Rounds[^1].Recorded : null,
        Step.Confirmed      => view.Restatement is not null && view.Rounds is [.., { Answer: Answer.Confirmed, Answered: var answered }] ? answered : null,
        Step.Meeting        => state.MeetingSettled ? view.Meetings.LastOrDefault(meeting => meeting.State != MeetingState.Offered)?.Recorded : null,
        Step.Promised       => state.PromisedAt is not null ? view.Promises[^1].Recorded : null,
        Step.Resolved       => state.ResolvedAt is not null ? view.Resolutions[^1].Recorded : null,
        Step.Feedback       => state.FeedbackRequestedAt is not null ? view.Feedback[^1].Recorded : null,
        _                   => state.Stage == Stage.Closed ? view.Turns[^1].Recorded : null,
    };
}
