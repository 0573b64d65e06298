using Recovery.Domain;

namespace Recovery.Integrations.Mail.Capping;

/// <summary>Who counts as one sender: letter case and plus parts aside, so that nobody is many by adding a tag.</summary>
public static class SenderIdentity
{
    /// <summary>The address to count under; empty where the message names nobody.</summary>
    public static Personal Of(MailMessage message)
    {
        var address = message.From.Select(box => box.Address.Reveal()).FirstOrDefault(one => one.Length > 0) ?? message.ReturnPath ?? string.Empty;
        var (local, domain) = OwnAddresses.Split(address);
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        var bare = plus > 0 ? local[..plus] : local;
        return Personal.Of((domain.Length == 0 ? bare : $"{bare}@{domain}").ToLowerInvariant());
    }
}
