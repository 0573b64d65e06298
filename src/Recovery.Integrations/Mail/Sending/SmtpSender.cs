using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using Recovery.Integrations.Mail.Writing;
using Wire = System.Net.Mail.MailMessage;

namespace Recovery.Integrations.Mail.Sending;

/// <summary>Hands a message to the mail server, on a connection of its own. Answers with a code; what the server says in words is dropped.</summary>
public sealed class SmtpSender(SmtpServer server)
{
    /// <summary>Sends; a server that hangs is let go of by cancelling.</summary>
    public async ValueTask<SmtpAnswer> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        var wire = Written(mail);
        var client = new SmtpClient(server.Host, server.Port)
        {
            EnableSsl = server.StartTls, // refuses to go on where the server cannot
            UseDefaultCredentials = false,
            Credentials = server.User is { } user ? new NetworkCredential(user, server.Password) : null,
            DeliveryFormat = Ascii.IsValid(OwnAddresses.Split(mail.To.Address.Reveal()).Local) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International,
        };
        var sending = client.SendMailAsync(wire, CancellationToken.None);
        try
        {
            await sending.WaitAsync(cancellation).ConfigureAwait(false);
            return SmtpAnswer.Accepted;
        }
        catch (SmtpFailedRecipientException refused)
        {
            return SmtpAnswer.OfReceiver((int)refused.StatusCode);
        }
        catch (Exception failed) when (failed is SmtpException or IOException or AuthenticationException or InvalidOperationException or FormatException)
        {
            return SmtpAnswer.OfServer(failed is SmtpException { StatusCode: var code } ? (int)code : 0);
        }
        finally
        {
            LetGo(sending, client, wire);
        }
    }

    /// <summary>
    /// Ends what still runs, on a thread of its own: the library waits for the answer to the end of the content without ever looking up, and whoever cancels it
    /// then waits with it. It goes when the server does; the breaker keeps those that wait few.
    /// </summary>
    private static void LetGo(Task sending, SmtpClient client, Wire wire)
    {
        var cancelling = sending.IsCompleted ? Task.CompletedTask : Task.Run(client.SendAsyncCancel);
        _ = Task.WhenAll(cancelling, sending).ContinueWith(
            ended =>
            {
                _ = ended.Exception; // nobody waits for it any more
                client.Dispose();
                wire.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    private static Wire Written(OutgoingMail mail)
    {
        var wire = new Wire(Address(mail.From), Address(mail.To))
        {
            Subject = mail.Subject.Reveal(),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = mail.Text.Reveal().Replace("\n", "\r\n", StringComparison.Ordinal),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
            IsBodyHtml = false,
        };
        wire.ReplyToList.Add(new MailAddress(mail.ReplyTo));
        wire.Headers["Message-ID"] = $"<{mail.MessageId}>";
        if (mail.InReplyTo is { } answered)
            wire.Headers["In-Reply-To"] = $"<{answered}>";
        if (mail.References.Count > 0)
            wire.Headers["References"] = string.Join(' ', mail.References.Select(id => $"<{id}>"));
        foreach (var header in mail.Headers)
            wire.Headers[header.Name] = header.Value;
        return wire;
    }

    private static MailAddress Address(Mailbox box) => box.Name is { } name ? new MailAddress(box.Address.Reveal(), name.Reveal(), Encoding.UTF8) : new MailAddress(box.Address.Reveal());
}
