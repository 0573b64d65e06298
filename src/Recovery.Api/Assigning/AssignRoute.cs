using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Assigning;

/// <summary><c>POST complaints/{id}/assignment</c>.</summary>
internal static class AssignRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<string?> To = Body.MustOrNull("to", Kinds.Name, "Who takes the case; null releases it.");
    private static readonly Member<string?> Team = Body.May("team", Kinds.Name, "The team it goes to.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/assignment",
        Name = "assign",
        Summary = "Gives the case to somebody, or releases it. The size of the customer is no input.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"to":"agent-7","team":"heating"}""",
        Codes = [Refusals.WrongStage, Refusals.AssigneeEmpty],
        Command = (id, body) => To.In(body) is { } to ? new Assign(id, to, Team.In(body)) : new Release(id),
    };
}
