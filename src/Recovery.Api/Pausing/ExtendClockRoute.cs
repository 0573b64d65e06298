using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Pausing;

/// <summary><c>POST complaints/{id}/clock/extension</c>.</summary>
internal static class ExtendClockRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Reason, "Why the answer takes longer.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/clock/extension",
        Name = "extend-clock",
        Summary = "Extends the clocks that a holding reply may extend.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"reason":"The supplier must be heard first."}""",
        Codes = [Refusals.WrongStage, Refusals.ReasonEmpty, Refusals.ExtensionNotAllowed, Refusals.PersonalDataErased],
        Command = (id, body) => new ExtendClock(id, Reason.In(body)),
    };
}
