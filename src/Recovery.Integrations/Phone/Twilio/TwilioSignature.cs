using System.Security.Cryptography;
using System.Text;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;

namespace Recovery.Integrations.Phone.Twilio;

/// <summary>Proves that Twilio sent a request: HMAC-SHA1 with the account's auth token over the URL and the fields, sorted; or over the URL that carries the hash of a JSON body.</summary>
public static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    private const string BodyHash = "bodySHA256=";

    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    /// <summary>The proof for a form; otherwise <c>not-signed</c> or <c>signature-invalid</c>. Twilio signs no time: a repetition is known by the signature alone.</summary>
    /// <param name="url">The URL as Twilio called it: scheme, host and query as outside our proxies.</param>
    public static Reading<Proof> Verify(Headers headers, string url, Fields form, string authToken, TimeProvider clock)
    {
        StringBuilder signed = new(url);
        foreach (var field in form.All.Select(field => (field.Name, field.Text)).Distinct().OrderBy(field => field.Name, StringComparer.Ordinal).ThenBy(field => field.Text, StringComparer.Ordinal))
            signed.Append(field.Name).Append(field.Text);
        return Verify(headers, signed.ToString(), authToken, clock);
    }

    /// <summary>The proof for a body that is no form; its hash stands in the URL as <c>bodySHA256</c>.</summary>
    public static Reading<Proof> VerifyBody(Headers headers, string url, ReadOnlySpan<byte> body, string authToken, TimeProvider clock)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? url[(mark + 1)..].Split('#')[0].Split('&') : [];
        return query.Where(part => part.StartsWith(BodyHash, StringComparison.Ordinal)).ToArray() is [var hash] && SameText.Hex(hash[BodyHash.Length..], SHA256.HashData(body))
            ? Verify(headers, url, authToken, clock)
            : new Fault(Faults.SignatureInvalid, "bodySHA256");
    }

    private static Reading<Proof> Verify(Headers headers, string signed, string authToken, TimeProvider clock)
    {
        if (headers[Header] is not { Length: > 0 and <= 128 } signature)
            return new Fault(Faults.NotSigned);
#pragma warning disable CA5350 // Twilio signs with SHA-1 and nothing else; as an HMAC it is not broken
        var expected = HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed));
#pragma warning restore CA5350
        return SameText.Base64(signature, expected) ? new Proof("twilio", signature, clock.GetUtcNow() + Keep) : new Fault(Faults.SignatureInvalid);
    }
}
