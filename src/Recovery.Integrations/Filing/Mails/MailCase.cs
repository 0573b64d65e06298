using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Arriving;
using Recovery.Engine.Handling;
using Recovery.Integrations.Mail;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>A mail as a new complaint.</summary>
internal sealed class MailCase(FilingPorts ports)
{
    private const string Nobody = "?"; // it names no sender, and a person opened a case of it all the same
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1); // what is filed so soon is received now; clocks of two machines differ by less
    private static readonly TimeSpan OldestSent = TimeSpan.FromDays(30); // mail waits no longer anywhere; an older date is a clock that stands wrong, and clocks start from it

    /// <summary>The command that receives it; null where no rules are in force on that day.</summary>
    public async ValueTask<Receive?> Of(Arrival arrival, MailMessage message, MailWords words, CancellationToken cancellation)
    {
        var now = ports.Clock.Now;
        var received = now - arrival.At < AtOnce ? (DateTimeOffset?)null : arrival.At;
        return await ports.Intake.Prepare(
            new NewComplaint(
                Channel.Email,
                words.Language,
                words.Text,
                Who(message, Guid.CreateVersion7(now)),
                SentAt: message.Date is { } sent && sent <= arrival.At && sent <= now && arrival.At - sent <= OldestSent ? sent.ToUniversalTime() : null,
                ReceivedAt: received,
                Source: arrival.Source,
                Attachments: words.Files),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>A subject of their own: two people are never taken for one by an address.</summary>
    private static Complainant Who(MailMessage message, Guid subject)
    {
        var address = MailArrival.SenderOf(message);
        var shown = message.From.Select(box => box.Name?.Reveal()).FirstOrDefault();
        var name = !string.IsNullOrWhiteSpace(shown) ? Storable.Of(shown.Trim(), Storable.Address) : address.Length > 0 ? address : Nobody;
        return new Complainant(subject, Personal.Of(name), Personal.Maybe(address));
    }
}
