using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Acknowledging;

/// <summary><c>POST complaints/{id}/acknowledgement</c>.</summary>
internal static class AcknowledgeRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal?> Message = Body.May("message", Kinds.Account, "What was said; absent where the house's standard words were.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/acknowledgement",
        Name = "acknowledge",
        Summary = "Tells the complainant that we heard.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"message":"We have your letter and are looking into it."}""",
        Codes = [Refusals.WrongStage, Refusals.PersonalDataErased],
        Command = (id, body) => new Acknowledge(id, Message.In(body)),
    };
}
