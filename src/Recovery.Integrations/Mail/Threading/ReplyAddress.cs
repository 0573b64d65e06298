using Recovery.Domain;

namespace Recovery.Integrations.Mail.Threading;

/// <summary>The address to answer to, which leads back to the case: <c>complaints+R-100042-7.k3f9x2abqe@example.org</c> (RFC 5233).</summary>
public static class ReplyAddress
{
    private const string Purpose = "reply-address";
    private const int MaxTag = 64; // RFC 5321, 4.5.3.1.1: a longer local part is not ours

    /// <summary>The address for answers about a case; signed where the key can.</summary>
    /// <param name="address">One of ours, without a plus part.</param>
    public static string Of(string address, string reference, ThreadKey key)
    {
        var (local, domain) = OwnAddresses.Split(address);
        return key.CanSign ? $"{local}+{reference}.{key.Sign(Purpose, reference)}@{domain}" : $"{local}+{reference}@{domain}";
    }

    /// <summary>The case that a plus part names and whether we signed it; null where it names none.</summary>
    internal static (string Reference, bool Proven)? Read(string tag, ThreadKey key)
    {
        if (tag.Length > MaxTag)
            return null;

        var dot = tag.IndexOf('.', StringComparison.Ordinal);
        var reference = CaseReference.Read(dot < 0 ? tag : tag[..dot]);
        return reference is null ? null : (reference, dot >= 0 && key.Proves(Purpose, reference, tag[(dot + 1)..]));
    }
}
