using System.Security.Cryptography;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.Signing;

/// <summary>A secret of Standard Webhooks: 24 to 64 bytes, written <c>whsec_</c> and base64. Prints nothing of itself.</summary>
public sealed class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int Shortest = 24;
    private const int Longest = 64;

    private readonly byte[] key;

    private WebhookSecret(byte[] key) => this.key = key;

    /// <summary>A secret as written, the prefix may be missing; <c>secret-invalid</c> where it is no base64, too short or too long.</summary>
    public static Reading<WebhookSecret> Read(string? written)
    {
        var base64 = written?.StartsWith(Prefix, StringComparison.Ordinal) == true ? written[Prefix.Length..] : written ?? string.Empty;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && length is >= Shortest and <= Longest
            ? new WebhookSecret(bytes[..length])
            : new Fault(Faults.SecretInvalid, $"{Prefix} and the base64 of {Shortest} to {Longest} bytes");
    }

    /// <summary>A new secret from 32 random bytes of the caller.</summary>
    public static string Write(ReadOnlySpan<byte> random) => Prefix + Convert.ToBase64String(random);

    internal byte[] Hmac(ReadOnlySpan<byte> content) => HMACSHA256.HashData(key, content);

    /// <inheritdoc/>
    public override string ToString() => Prefix + "…";
}
