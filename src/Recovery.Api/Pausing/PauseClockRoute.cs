using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Pausing;

/// <summary><c>POST complaints/{id}/clock/pause</c>.</summary>
internal static class PauseClockRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<string> Reason = Body.Must("reason", Kinds.Name, "A reason that the pack of the case allows.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/clock/pause",
        Name = "pause-clock",
        Summary = "Lets the clocks wait while it is the complainant's turn.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"reason":"waiting-for-complainant"}""",
        Codes = [Refusals.WrongStage, Refusals.AlreadyPaused, Refusals.ReasonEmpty, Refusals.PauseNotAllowed],
        Command = (id, body) => new PauseClock(id, Reason.In(body)),
    };
}
