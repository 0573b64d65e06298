using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Confirming;

/// <summary><c>POST complaints/{id}/confirmation</c>.</summary>
internal static class ConfirmRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal?> Words = Body.May("words", Kinds.Account, "The complainant's own words, where they added any.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/confirmation",
        Name = "confirm",
        Summary = "The complainant says: yes, that is it.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"words":"Yes, exactly."}""",
        Codes = [Refusals.NothingToConfirm, Refusals.PersonalDataErased],
        Command = (id, body) => new Confirm(id, Words.In(body)),
    };
}
