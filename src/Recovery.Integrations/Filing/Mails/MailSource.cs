using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Integrations.Mail;

namespace Recovery.Integrations.Filing.Mails;

/// <summary>
/// The identity of a mail: a hash over what its sender made of it. The same mail by two ways is one, whatever the systems on the way wrote above
/// it; two mails that share a Message-ID, as some programs and all forgers send them, are two.
/// </summary>
public static class MailSource
{
    /// <summary>The system of all mail.</summary>
    public const string System = "mail";

    /// <summary>The source of a message: hexadecimal SHA-256 over Message-ID, sender, date, subject, text and attachments. White space does not count: ways differ in it.</summary>
    public static SourceRef Of(MailMessage message)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(message.MessageId ?? string.Empty);
        Add((message.From.FirstOrDefault()?.Address.Reveal() ?? string.Empty).ToLowerInvariant());
        Add(message.Date?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? string.Empty);
        Add(message.Subject.Reveal());
        Add(message.Text.Reveal());
        foreach (var attachment in message.Attachments)
            Add(attachment.Sha256);
        return new SourceRef(System, Convert.ToHexStringLower(hash.GetHashAndReset()));

        void Add(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Concat(text.Where(one => !char.IsWhiteSpace(one)))));
            hash.AppendData([0]); // or the end of one would be the beginning of the next
        }
    }
}
