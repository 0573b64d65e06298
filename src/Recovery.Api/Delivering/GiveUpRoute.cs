using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Delivering;

/// <summary><c>POST deliveries/{did}/giving-up</c>.</summary>
internal static class GiveUpRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Reason, "Why it is not tried any more.");

    public static readonly FormRoute Route = new()
    {
        Path = "deliveries/{did}/giving-up",
        Name = "give-up-delivery",
        Summary = "Gives up one that waits; a later one of its case is no longer held back.",
        Right = Right.Decide,
        Body = Body,
        Example = """{"reason":"The receiver was replaced."}""",
        Codes = [ApiCodes.DeliveryUnknown, ApiCodes.DeliverySettled, Refusals.ReasonEmpty],
        Answers = typeof(DeliveryLine),
        Handle = async (exchange, body) => Reason.In(body).IsBlank
            ? new Problem(409, Refusals.ReasonEmpty)
            : await OneDelivery.Changed(exchange, id => exchange.Ports.Deliveries.GiveUp(id, Personal.Of(Reason.In(body).Reveal().Trim()), exchange.Aborted)).ConfigureAwait(false),
    };
}
