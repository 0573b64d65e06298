using Recovery.Engine.Arriving;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Reading;
using Recovery.Web.Shared;

namespace Recovery.Web.Arrivals;

/// <summary>A message of mail, read from what was kept.</summary>
/// <param name="Raw">The message as it came.</param>
public sealed record Letter(MailMessage Message, ReadOnlyMemory<byte> Raw)
{
    internal static async ValueTask<Letter?> Read(Visit visit, Arrival arrival)
    {
        if (arrival.Kind != ArrivalKind.Mail)
            return null;
        var raw = await visit.Ports.Arrivals.Content(arrival.Id, visit.Aborted);
        return raw.IsEmpty ? null : new Letter(MessageReader.Read(raw), raw);
    }
}
