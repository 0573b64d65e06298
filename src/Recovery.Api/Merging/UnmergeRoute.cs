using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Merging;

/// <summary><c>POST complaints/{id}/unmerge</c>.</summary>
internal static class UnmergeRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Reason, "Why.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/unmerge",
        Name = "unmerge",
        Summary = "Undoes a merge: the case stands for itself again.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"reason":"Two different flats."}""",
        Codes = [Refusals.WrongStage, Refusals.ReasonEmpty, Refusals.PersonalDataErased],
        Command = (id, body) => new Unmerge(id, Reason.In(body)),
    };
}
