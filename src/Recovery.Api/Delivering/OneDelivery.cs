using System.Globalization;
using Recovery.Api.Asking;
using Recovery.Api.Problems;

namespace Recovery.Api.Delivering;

/// <summary>The delivery that a path names.</summary>
internal static class OneDelivery
{
    /// <summary>Changes it and answers how it stands then; a problem where there is none, or where it is settled.</summary>
    public static async ValueTask<Found> Changed(Exchange exchange, Func<long, ValueTask<bool>> change)
    {
        if (!long.TryParse(exchange.PathPart("did"), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return new Problem(404, ApiCodes.DeliveryUnknown);
        var changed = await change(id).ConfigureAwait(false);
        return await exchange.Ports.Deliveries.Find(id, exchange.Aborted).ConfigureAwait(false) switch
        {
            null               => new Problem(404, ApiCodes.DeliveryUnknown),
            _ when !changed    => new Problem(409, ApiCodes.DeliverySettled),
            var delivery       => new Found(DeliveryLine.Of(delivery)),
        };
    }
}
