using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;

namespace Recovery.Api.Delivering;

/// <summary><c>POST deliveries/{did}/retry</c>.</summary>
internal static class RetryRoute
{
    public static readonly FormRoute Route = new()
    {
        Path = "deliveries/{did}/retry",
        Name = "retry-delivery",
        Summary = "Tries one that waits or was given up again, at once.",
        Right = Right.Decide,
        Body = new Shape(),
        Example = "{}",
        Codes = [ApiCodes.DeliveryUnknown, ApiCodes.DeliverySettled],
        Answers = typeof(DeliveryLine),
        Handle = (exchange, _) => OneDelivery.Changed(exchange, id => exchange.Ports.Deliveries.Retry(id, exchange.Aborted)),
    };
}
