using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;

namespace Recovery.Integrations.Providers.Amazon;

/// <summary>Whom we listen to.</summary>
/// <param name="Topics">ARNs of our topics. Anybody has a topic that SNS signs for, so a signature alone proves nothing.</param>
/// <param name="MaxAge">How old a message may be; an hour where not said.</param>
public sealed record SnsSettings(IReadOnlyCollection<string> Topics, TimeSpan? MaxAge = null);

/// <summary>Proves that SNS sent a message from one of our topics (versions 1 with SHA-1 and 2 with SHA-256).</summary>
public static partial class SnsSignature
{
    private static readonly TimeSpan UsualAge = TimeSpan.FromHours(1);

    /// <summary>The proof; otherwise <c>not-signed</c>, <c>topic-not-ours</c>, <c>signature-version-unknown</c>, <c>certificate-not-trusted</c>, <c>signature-invalid</c>, <c>signature-too-old</c> or <c>signature-from-the-future</c>.</summary>
    /// <param name="certificate">Fetches the certificate over HTTPS from an address that was checked to be Amazon's, or finds it in its cache; null where it cannot. The caller owns what it returns.</param>
    public static async ValueTask<Reading<Proof>> VerifyAsync(
        SnsMessage message,
        SnsSettings settings,
        TimeProvider clock,
        Func<Uri, CancellationToken, ValueTask<X509Certificate2?>> certificate,
        CancellationToken cancellation)
    {
        if (message.Signed() is not { } signed || message.Signature is not { } signature || message.Timestamp is not { } timestamp || Rfc3339.Read(timestamp) is not { } at)
            return new Fault(Faults.NotSigned);
        if (!settings.Topics.Contains(message.TopicArn, StringComparer.Ordinal))
            return new Fault(Faults.TopicNotOurs);
        if (Hash(message.SignatureVersion) is not { } hash)
            return new Fault(Faults.SignatureVersionUnknown);
        if (Ages.Refused(at, clock, settings.MaxAge ?? UsualAge, StandardWebhook.Tolerance) is { } age)
            return age;
        if (CertificateUrl(message.SigningCertUrl) is not { } url || await certificate(url, cancellation) is not { } found || !IsTrusted(found, clock.GetUtcNow()))
            return new Fault(Faults.CertificateNotTrusted);
        return IsSignedBy(found, signed, signature, hash) ? new Proof("sns", message.MessageId, at + (settings.MaxAge ?? UsualAge)) : new Fault(Faults.SignatureInvalid);
    }

    /// <summary>The address of a certificate of SNS, by the strictest pattern there is; null for any other.</summary>
    public static Uri? CertificateUrl(string? url) => url is { Length: <= 300 } && CertificatePattern().IsMatch(url) ? new Uri(url) : null;

    /// <summary>The address at which SNS confirms a subscription; null for any other. Call it only after the proof.</summary>
    public static Uri? ConfirmationUrl(string? url) => url is { Length: <= 2000 } && ConfirmationPattern().IsMatch(url) && Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null;

    private static HashAlgorithmName? Hash(string? version) => version switch
    {
        "1" => HashAlgorithmName.SHA1,
        "2" => HashAlgorithmName.SHA256,
        _   => null,
    };

    private static bool IsTrusted(X509Certificate2 certificate, DateTimeOffset now) =>
        now >= new DateTimeOffset(certificate.NotBefore) && now <= new DateTimeOffset(certificate.NotAfter)
        && NamePattern().IsMatch(certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false) ?? string.Empty);

    private static bool IsSignedBy(X509Certificate2 certificate, string signed, string signature, HashAlgorithmName hash)
    {
        try
        {
            using var key = certificate.GetRSAPublicKey();
            return key is not null && Base64.TryRead(signature, out var bytes) && key.VerifyData(Encoding.UTF8.GetBytes(signed), bytes, hash, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\Ahttps://sns\.[a-z]{2}(-[a-z]{2,5})?-[a-z]{4,10}-[0-9]\.amazonaws\.com(\.cn)?/SimpleNotificationService-[0-9a-zA-Z]{8,64}\.pem\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CertificatePattern();

    [GeneratedRegex(@"\Ahttps://sns\.[a-z]{2}(-[a-z]{2,5})?-[a-z]{4,10}-[0-9]\.amazonaws\.com(\.cn)?/\?Action=ConfirmSubscription&[!-~]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConfirmationPattern();

    [GeneratedRegex(@"\Asns([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamePattern();
}
