using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Reformulating;

/// <summary><c>POST complaints/{id}/reformulations</c>.</summary>
internal static class ReformulateRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Restatement = Body.Must("restatement", Kinds.Account, "The complaint in the agent's words; the same words twice change nothing.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/reformulations",
        Name = "reformulate",
        Summary = "Says the complaint back in the agent's words, for the complainant to confirm or correct.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"restatement":"The heating failed twice and nobody called you back. Have I got that right?"}""",
        Codes = [Refusals.WrongStage, Refusals.RestatementEmpty, Refusals.RestatementUnfinished, Refusals.RoundsExhausted, Refusals.PersonalDataErased],
        Command = (id, body) => new Reformulate(id, Restatement.In(body)),
    };
}
