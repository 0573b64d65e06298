using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;

namespace Recovery.Api.Assessing;

/// <summary><c>POST complaints/{id}/severity</c>.</summary>
internal static class AssessSeverityRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Severity> Severity = Body.Must("severity", new Word<Severity>(), "How serious the matter is.");
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Reason, "Why.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/severity",
        Name = "assess-severity",
        Summary = "Says how serious the matter is, and why; never lowered because of the channel alone.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"severity":"high","reason":"A child is ill and the flat is cold."}""",
        Codes = [Refusals.WrongStage, Refusals.ReasonEmpty, Refusals.SeverityLoweredForChannel, Refusals.PersonalDataErased],
        Command = (id, body) => new AssessSeverity(id, Severity.In(body), Reason.In(body)),
    };
}
