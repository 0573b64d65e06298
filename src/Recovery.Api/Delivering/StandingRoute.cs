using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Engine.Delivering;

namespace Recovery.Api.Delivering;

/// <summary><c>GET deliveries/standing</c>.</summary>
internal static class StandingRoute
{
    public static readonly QueryRoute Route = new()
    {
        Path = "deliveries/standing",
        Name = "deliveries-standing",
        Summary = "How many wait, are put off or failed, and since when the oldest waits.",
        Right = Right.ReadAll,
        Answers = typeof(DeliveryStanding),
        Find = async (exchange, _) => new Found(await exchange.Ports.Deliveries.Standing(exchange.Aborted).ConfigureAwait(false)),
    };
}
