using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Promising;

/// <summary><c>POST complaints/{id}/promises/{pid}/renegotiation</c>.</summary>
internal static class RenegotiatePromiseRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<DateOnly> DueOn = Body.Must("dueOn", Kinds.Day, "The new day.");
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Reason, "Why another day.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/promises/{pid}/renegotiation",
        Name = "renegotiate-promise",
        Summary = "Agrees another day with the complainant before the first has passed.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"dueOn":"2026-12-03","reason":"The complainant is away until then."}""",
        Codes = [Refusals.PromiseUnknown, Refusals.PromiseAlreadyKept, Refusals.PromiseAlreadyBroken, Refusals.ReasonEmpty, Refusals.PromiseInThePast, Refusals.PromiseNotOnAWorkingDay, Refusals.PromiseAfterFinalDeadline, Refusals.PersonalDataErased],
        Prepare = (exchange, id, body) => PromisePath.Command(exchange, promise => new RenegotiatePromise(id, promise, DueOn.In(body), Reason.In(body))),
    };
}
