using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Noting;

/// <summary><c>POST complaints/{id}/abuse</c>.</summary>
internal static class FlagAbuseRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Account, "What makes it look so.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/abuse",
        Name = "flag-abuse",
        Summary = "Says that a complaint looks abusive; it is handled like every other, and a supervisor looks.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"reason":"The same invoice was complained of under three names."}""",
        Codes = [Refusals.ReasonEmpty, Refusals.PersonalDataErased],
        Command = (id, body) => new FlagAbuse(id, Reason.In(body)),
    };
}
