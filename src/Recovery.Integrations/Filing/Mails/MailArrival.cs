using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Sorting;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>A mail as an arrival: what is kept of it before anything is decided.</summary>
public static class MailArrival
{
    private const int LongestMessageId = 600; // far beyond any that is meant to be found again, and short enough for an index
    private const int LongestSubject = 1000;

    /// <summary>What to keep of a message.</summary>
    /// <param name="raw">The message as it came.</param>
    /// <param name="code">What we know of it that it does not say itself; the sign of its verdict where null.</param>
    public static NewArrival Of(MailMessage message, ReadOnlyMemory<byte> raw, OwnAddresses own, DateTimeOffset now, string? code = null)
    {
        var verdict = MailSorting.Of(message, own);
        return new NewArrival(
            ArrivalKind.Mail,
            MailSource.Of(message),
            now,
            Direction.In,
            Personal.Of(SenderOf(message)),
            Personal.Maybe(Storable.Of(message.Subject.Reveal(), LongestSubject)),
            Personal.Of(Storable.Of(message.Text.Reveal())),
            Words.Of(verdict.Kind),
            code ?? (verdict.MayTouchCase ? string.Empty : verdict.Code),
            message.MessageId is { Length: <= LongestMessageId } id ? Storable.Of(id) : null,
            Agent: null,
            raw);
    }

    /// <summary>The address of who wrote it, else of who sent it; empty where it names nobody.</summary>
    internal static string SenderOf(MailMessage message) => Storable.Of(
        message.From.Select(box => box.Address.Reveal()).FirstOrDefault(address => address.Length > 0) ?? message.ReturnPath ?? string.Empty, Storable.Address);
}
