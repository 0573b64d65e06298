using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Withdrawing;

/// <summary><c>POST complaints/{id}/withdrawal</c>.</summary>
internal static class WithdrawRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Account, "Why, in the complainant's words.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/withdrawal",
        Name = "withdraw",
        Summary = "The complainant takes the complaint back.",
        Right = Right.Drive,
        Body = Body,
        Example = """{"reason":"It was a misunderstanding on my side."}""",
        Codes = [Refusals.WrongStage, Refusals.ReasonEmpty, Refusals.DeadlineIsNoReason],
        Command = (id, body) => new Withdraw(id, Reason.In(body)),
    };
}
