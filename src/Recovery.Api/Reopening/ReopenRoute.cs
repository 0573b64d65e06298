using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Reopening;

/// <summary><c>POST complaints/{id}/reopening</c>.</summary>
internal static class ReopenRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Account, "Why, in the complainant's words.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/reopening",
        Name = "reopen",
        Summary = "It is not settled after all: listening begins again.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"reason":"The boiler failed again."}""",
        Codes = [Refusals.WrongStage, Refusals.ReasonEmpty, Refusals.PersonalDataErased],
        Command = (id, body) => new Reopen(id, Reason.In(body)),
    };
}
