using Recovery.Integrations.Mail;

namespace Recovery.Integrations.Providers;

/// <summary>What the provider itself says of the delivery; it outweighs what the message claims.</summary>
/// <param name="From">The sender of the envelope: empty for <c>&lt;&gt;</c>; null where the provider does not say.</param>
internal sealed record Envelope(string? From, IReadOnlyList<string> To)
{
    /// <summary>The message with the provider's word for where it was delivered and who sent it.</summary>
    public MailMessage On(MailMessage message) => message with
    {
        DeliveredTo = To.Count > 0 ? To : message.DeliveredTo,
        ReturnPath = From is null ? message.ReturnPath : Bare(From),
    };

    /// <summary>An address without brackets or white space.</summary>
    public static string Bare(string address) => address.Trim().TrimStart('<').TrimEnd('>').Trim();
}
