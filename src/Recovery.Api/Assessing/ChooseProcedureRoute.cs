using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Api.Assessing;

/// <summary><c>POST complaints/{id}/procedure</c>.</summary>
internal static class ChooseProcedureRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Procedure> Procedure = Body.Must("procedure", new Word<Procedure>(), "How the case is handled.");
    private static readonly Member<Personal?> Reason = Body.May("reason", Kinds.Reason, "Why.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/procedure",
        Name = "choose-procedure",
        Summary = "Chooses between the informal and the formal procedure.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"procedure":"formal","reason":"The complainant asked for it in writing."}""",
        Codes = [Refusals.WrongStage, Refusals.PersonalDataErased],
        Command = (id, body) => new ChooseProcedure(id, Procedure.In(body), Reason.In(body)),
    };
}
