using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Closing;

/// <summary><c>POST complaints/{id}/closure</c>.</summary>
internal static class CloseRoute
{
    private static readonly Shape Body = new();

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/closure",
        Name = "close",
        Summary = "Closes a resolved case that nobody disputes.",
        Right = Right.Drive,
        Body = Body,
        Example = """{}""",
        Codes = [Refusals.NotResolved, Refusals.Disputed],
        Command = (id, _) => new Close(id),
    };
}
