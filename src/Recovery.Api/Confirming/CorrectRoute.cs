using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Confirming;

/// <summary><c>POST complaints/{id}/corrections</c>.</summary>
internal static class CorrectRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Correction = Body.Must("correction", Kinds.Account, "What is wrong with the restatement, in the complainant's words.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/corrections",
        Name = "correct",
        Summary = "The complainant says: no, that is not it.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"correction":"It failed three times, not twice."}""",
        Codes = [Refusals.NothingToConfirm, Refusals.TextEmpty, Refusals.PersonalDataErased],
        Command = (id, body) => new Correct(id, Correction.In(body)),
    };
}
