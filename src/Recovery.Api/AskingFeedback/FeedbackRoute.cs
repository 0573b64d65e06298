using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Decisions;

namespace Recovery.Api.AskingFeedback;

/// <summary>What may happen with feedback.</summary>
internal enum FeedbackAction
{
    /// <summary>Asked for.</summary>
    Request,

    /// <summary>Given.</summary>
    Record,
}

/// <summary><c>POST complaints/{id}/feedback</c>.</summary>
internal static class FeedbackRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<FeedbackAction> Action = Body.Must("action", new Word<FeedbackAction>(), "Whether feedback is asked for or was given.");
    private static readonly Member<Rating?> Rating = Body.MayValue("rating", new Word<Rating>(), "Measured by what the complainant expected; with record.");
    private static readonly Member<bool?> Disputed = Body.MayValue("disputed", Kinds.Flag, "The complainant disputes the outcome; with record.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/feedback",
        Name = "feedback",
        Summary = "Asks how it went, or records the answer; only after the resolution.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"action":"record","rating":"met","disputed":false}""",
        Codes = [Refusals.NotResolved],
        Prepare = (_, id, body) => ValueTask.FromResult(Command(id, body)),
    };

    private static Prepared Command(ComplaintId id, Body body) => (Action.In(body), Rating.In(body)) switch
    {
        (FeedbackAction.Record, { } rating)                             => new Prepared(new RecordFeedback(id, rating, Disputed.In(body) ?? false)),
        (FeedbackAction.Record, null)                                   => new Prepared(null, Problem.Malformed("rating", Fault.Missing)),
        (_, null) when !Disputed.IsIn(body)                             => new Prepared(new RequestFeedback(id)),
        _                                                               => new Prepared(null, Problem.Malformed(Rating.IsIn(body) ? "rating" : "disputed", Fault.Unknown)),
    };
}
