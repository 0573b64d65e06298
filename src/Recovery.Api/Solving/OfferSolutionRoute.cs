using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Solving;

/// <summary><c>POST complaints/{id}/solutions</c>.</summary>
internal static class OfferSolutionRoute
{
    private static readonly Shape Body = new();
    private static readonly SolutionPart.Members Members = SolutionPart.In(Body);

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/solutions",
        Name = "offer-solution",
        Summary = "Offers a solution, once the problem is understood.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"kind":"redress","description":"Two months of rent back.","amount":240.00,"currency":"EUR"}""",
        Codes = [Refusals.WrongStage, Refusals.RestatementNotConfirmed, Refusals.TextEmpty, Refusals.AmountNegative, Refusals.AmountWithoutCurrency, Refusals.PersonalDataErased],
        Command = (id, body) => SolutionPart.Command(id, body, Members),
    };
}
