using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Promising;

/// <summary><c>POST complaints/{id}/promises/{pid}/kept</c>.</summary>
internal static class KeepPromiseRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal?> Note = Body.May("note", Kinds.Account, "How it was kept.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/promises/{pid}/kept",
        Name = "keep-promise",
        Summary = "The promise was kept.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"note":"Fitted this morning."}""",
        Codes = [Refusals.PromiseUnknown, Refusals.PromiseAlreadyBroken, Refusals.PersonalDataErased],
        Prepare = (exchange, id, body) => PromisePath.Command(exchange, promise => new KeepPromise(id, promise, Note.In(body))),
    };
}
