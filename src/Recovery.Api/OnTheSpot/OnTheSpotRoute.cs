using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Resolving;
using Recovery.Api.Solving;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.OnTheSpot;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Decisions;

namespace Recovery.Api.OnTheSpot;

/// <summary><c>POST complaints/{id}/on-the-spot</c>.</summary>
internal static class OnTheSpotRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal?> Message = Body.May("message", Kinds.Account, "What was said in acknowledging.");
    private static readonly Member<Personal> Restatement = Body.Must("restatement", Kinds.Account, "The complaint in the agent's words.");
    private static readonly Member<Personal?> Words = Body.May("words", Kinds.Account, "The complainant's words in confirming it.");
    private static readonly Member<Func<ComplaintId, PromiseAction>?> Promise = Body.May("promise", Promised(), "What is promised, where anything is.");
    private static readonly Member<Func<ComplaintId, OfferSolution>> Solution = Body.Must("solution", Solved(), "What is offered.");
    private static readonly Member<Func<ComplaintId, Resolve>> Resolution = Body.Must("resolution", Resolved(), "How it is settled.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/on-the-spot",
        Name = "settle-on-the-spot",
        Summary = "All steps in one request while the person is there: verbal or by phone, under the informal procedure. All of them or none.",
        Right = Right.Drive,
        Body = Body,
        Example = """
            {"restatement":"The coffee was cold. Have I got that right?","words":"Yes.",
             "solution":{"kind":"apology","description":"I am sorry; here is a hot one."},
             "resolution":{"outcome":"accepted","explanation":"A new coffee."}}
            """,
        Codes = [Refusals.WrongStage, Refusals.NotOnTheSpot, Refusals.RestatementEmpty, Refusals.RestatementUnfinished, Refusals.DeadlineIsNoReason, Refusals.PromisesOpen, Refusals.TextEmpty, Refusals.ExplanationEmpty, Refusals.PersonalDataErased],
        Command = (id, body) => new SettleOnTheSpot(
            id,
            new Acknowledge(id, Message.In(body)),
            new Reformulate(id, Restatement.In(body)),
            new Confirm(id, Words.In(body)),
            Promise.In(body)?.Invoke(id),
            Solution.In(body)(id),
            Resolution.In(body)(id)),
    };

    private static Part<Func<ComplaintId, PromiseAction>> Promised()
    {
        var shape = new Shape();
        var what = shape.Must("what", Kinds.Account, "What will be done.");
        var who = shape.Must("who", Kinds.Name, "Who will do it.");
        var dueOn = shape.Must("dueOn", Kinds.Day, "By which day.");
        var value = shape.MayValue("value", Kinds.Amount, "What it costs.");
        var reason = shape.May("override", Kinds.Override, "Goes beyond the deadline or the authority, with a reason that a supervisor will read.");
        return new Part<Func<ComplaintId, PromiseAction>>(
            shape, body => id => new PromiseAction(id, what.In(body), who.In(body), dueOn.In(body), value.In(body), reason.In(body)));
    }

    private static Part<Func<ComplaintId, OfferSolution>> Solved()
    {
        var shape = new Shape();
        var members = SolutionPart.In(shape);
        return new Part<Func<ComplaintId, OfferSolution>>(shape, body => id => SolutionPart.Command(id, body, members));
    }

    private static Part<Func<ComplaintId, Resolve>> Resolved()
    {
        var shape = new Shape();
        var members = ResolutionPart.In(shape);
        return new Part<Func<ComplaintId, Resolve>>(shape, body => id => ResolutionPart.Command(id, body, members));
    }
}
