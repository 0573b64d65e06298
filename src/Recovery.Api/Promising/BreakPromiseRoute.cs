using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Promising;

/// <summary><c>POST complaints/{id}/promises/{pid}/broken</c>.</summary>
internal static class BreakPromiseRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Reason, "Why it cannot be kept.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/promises/{pid}/broken",
        Name = "break-promise",
        Summary = "The promise cannot be kept.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"reason":"The part is out of stock."}""",
        Codes = [Refusals.PromiseUnknown, Refusals.PromiseAlreadyKept, Refusals.ReasonEmpty, Refusals.PersonalDataErased],
        Prepare = (exchange, id, body) => PromisePath.Command(exchange, promise => new BreakPromise(id, promise, Reason.In(body))),
    };
}
