using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Promising;

/// <summary><c>POST complaints/{id}/promises</c>.</summary>
internal static class PromiseActionRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> What = Body.Must("what", Kinds.Account, "What will be done.");
    private static readonly Member<string> Who = Body.Must("who", Kinds.Name, "Who will do it.");
    private static readonly Member<DateOnly> DueOn = Body.Must("dueOn", Kinds.Day, "By which day: a working day, not later than the final deadline.");
    private static readonly Member<decimal?> Value = Body.MayValue("value", Kinds.Amount, "What it costs, measured against the actor's authority.");
    private static readonly Member<Override?> Override = Body.May("override", Kinds.Override, "Goes beyond the deadline or the authority, with a reason that a supervisor will read.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/promises",
        Name = "promise",
        Summary = "Promises an action: what, who, by which day. Refused until the restatement is confirmed.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"what":"A new boiler is fitted","who":"agent-7","dueOn":"2026-12-01"}""",
        Codes = [Refusals.WrongStage, Refusals.RestatementNotConfirmed, Refusals.PromiseIncomplete, Refusals.PromiseInThePast, Refusals.PromiseNotOnAWorkingDay, Refusals.PromiseAfterFinalDeadline, Refusals.AboveAuthority, Refusals.PersonalDataErased],
        Command = (id, body) => new PromiseAction(id, What.In(body), Who.In(body), DueOn.In(body), Value.In(body), Override.In(body)),
    };
}
