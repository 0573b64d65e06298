using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Pausing;

/// <summary><c>POST complaints/{id}/clock/resume</c>.</summary>
internal static class ResumeClockRoute
{
    private static readonly Shape Body = new();

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/clock/resume",
        Name = "resume-clock",
        Summary = "Lets the clocks run again.",
        Right = Right.Drive,
        Body = Body,
        Example = """{}""",
        Codes = [Refusals.WrongStage],
        Command = (id, _) => new ResumeClock(id),
    };
}
