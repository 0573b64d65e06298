using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Resolving;

/// <summary><c>POST complaints/{id}/resolution</c>.</summary>
internal static class ResolveRoute
{
    private static readonly Shape Body = new();
    private static readonly ResolutionPart.Members Members = ResolutionPart.In(Body);

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/resolution",
        Name = "resolve",
        Summary = "Settles the case by the complainant's outcome, never by a metric.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"outcome":"accepted","explanation":"The boiler works and the rent was paid back.","rootCause":{"need":"to be called back","touchpoint":"hotline"}}""",
        Codes = [Refusals.WrongStage, Refusals.DeadlineIsNoReason, Refusals.NoSolutionOffered, Refusals.RestatementNotConfirmed, Refusals.ExplanationEmpty, Refusals.NotTriedEnough, Refusals.PromisesOpen, Refusals.PersonalDataErased],
        Command = (id, body) => ResolutionPart.Command(id, body, Members),
    };
}
