using System.Globalization;
using System.Text;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.Signing;

/// <summary>Signs and verifies by Standard Webhooks (standardwebhooks.com), version <c>v1</c>: HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
public static class StandardWebhook
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far the sender's clock may be from ours, either way, where nobody says otherwise.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Version = "v1,";
    private const int MostSignatures = 16;
    private const int LongestId = 256;

    /// <summary>The three headers to send, a signature for each secret: while one is being replaced, both.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(string id, DateTimeOffset at, ReadOnlySpan<byte> body, IEnumerable<WebhookSecret> secrets)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var content = Content(id, timestamp, body);
        return
        [
            new(IdHeader, id),
            new(TimestampHeader, timestamp),
            new(SignatureHeader, string.Join(' ', secrets.Select(secret => Version + Convert.ToBase64String(secret.Hmac(content))))),
        ];
    }

    /// <summary>The proof that one of the secrets signed this, not long ago; otherwise <c>not-signed</c>, <c>signature-too-old</c>, <c>signature-from-the-future</c> or <c>signature-invalid</c>.</summary>
    public static Reading<Proof> Verify(Headers headers, ReadOnlySpan<byte> body, IReadOnlyCollection<WebhookSecret> secrets, TimeProvider clock, TimeSpan? tolerance = null)
    {
        if (headers[IdHeader] is not { Length: > 0 and <= LongestId } id || headers[TimestampHeader] is not { } timestamp || headers[SignatureHeader] is not { } written)
            return new Fault(Faults.NotSigned);
        if (Ages.Seconds(timestamp) is not { } at)
            return new Fault(Faults.SignatureInvalid, TimestampHeader);
        if (Ages.Refused(at, clock, tolerance ?? Tolerance) is { } age)
            return age;

        var content = Content(id, timestamp, body);
        var expected = secrets.Select(secret => secret.Hmac(content)).ToList();
        var valid = false;
        foreach (var given in written.Split(' ', MostSignatures + 1).Take(MostSignatures).Where(one => one.StartsWith(Version, StringComparison.Ordinal)))
            foreach (var one in expected)
                valid |= SameText.Base64(given[Version.Length..], one);
        return valid ? new Proof("standard-webhooks", id, at + (2 * (tolerance ?? Tolerance))) : new Fault(Faults.SignatureInvalid);
    }

    private static byte[] Content(string id, string timestamp, ReadOnlySpan<byte> body) => [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
}
