using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Api.Arriving;

/// <summary>The arrival that a path names.</summary>
internal static class ArrivalPath
{
    public static readonly Problem Unknown = new(404, ApiCodes.ArrivalUnknown);

    /// <summary>The arrival named <c>{aid}</c>; null where there is none.</summary>
    public static async ValueTask<Arrival?> Find(Exchange exchange) =>
        Guid.TryParseExact(exchange.PathPart("aid"), "D", out var id) ? await exchange.Ports.Arrivals.Find(id, exchange.Aborted).ConfigureAwait(false) : null;

    /// <summary>The case it is on, as whoever opens it is recorded; null where it is on none.</summary>
    public static IReadOnlyList<ComplaintId>? CaseOf(Arrival arrival) => arrival.Complaint is { } on ? [on] : null;

    /// <summary>Its message, read anew from what was kept; null where it is none.</summary>
    public static async ValueTask<MailMessage?> MessageOf(Exchange exchange, Arrival arrival)
    {
        if (arrival.Kind != ArrivalKind.Mail)
            return null;
        var raw = await exchange.Ports.Arrivals.Content(arrival.Id, exchange.Aborted).ConfigureAwait(false);
        return raw.IsEmpty ? null : MessageReader.Read(raw);
    }
}
