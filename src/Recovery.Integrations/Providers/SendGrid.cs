using System.Security.Cryptography;
using System.Text;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;

namespace Recovery.Integrations.Providers;

/// <summary>Inbound Parse of SendGrid: a multipart form, its fields in charsets that another field tells, or the raw mail in <c>email</c>. Signed by ECDSA where a security policy says so.</summary>
public static class SendGrid
{
    /// <summary>SendGrid takes messages of 30 MB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>SendGrid tries again for three days.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(73);

    /// <summary>The proof that SendGrid sent this; otherwise <c>not-signed</c>, <c>secret-invalid</c>, <c>signature-invalid</c>, <c>signature-too-old</c> or <c>signature-from-the-future</c>.</summary>
    /// <param name="body">The body as it came, before any form is read from it.</param>
    /// <param name="publicKey">The policy's public key: base64 of a SubjectPublicKeyInfo.</param>
    public static Reading<Proof> Verify(Headers headers, ReadOnlySpan<byte> body, string publicKey, TimeProvider clock, TimeSpan? maxAge = null)
    {
        if (headers[SignatureHeader] is not { Length: > 0 and <= 512 } signature || headers[TimestampHeader] is not { Length: > 0 and <= 20 } timestamp)
            return new Fault(Faults.NotSigned);
        if (Ages.Seconds(timestamp) is not { } at)
            return new Fault(Faults.SignatureInvalid, TimestampHeader);

        byte[] content = [.. Encoding.ASCII.GetBytes(timestamp), .. body];
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            if (!Base64.TryRead(signature, out var bytes) || !key.VerifyData(content, bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))
                return new Fault(Faults.SignatureInvalid);
        }
        catch (Exception notAKey) when (notAKey is CryptographicException or FormatException)
        {
            return new Fault(Faults.SecretInvalid);
        }

        // Not the signature: whoever has one such signature can make a second of the same content.
        return Ages.Refused(at, clock, maxAge ?? MaxAge, StandardWebhook.Tolerance) is { } age ? age : new Proof("sendgrid", Convert.ToHexStringLower(SHA256.HashData(content)), at + (maxAge ?? MaxAge));
    }

    /// <summary>The message.</summary>
    public static Reading<MailMessage> Read(Proof _, Fields fields, Func<ReadOnlyMemory<byte>, MailMessage> reader)
    {
        var envelope = EnvelopeOf(fields);
        if (fields.Find("email") is { Content.IsEmpty: false } raw)
            return envelope.On(reader(raw.Content));
        if (fields.Said("headers") is null && fields.Said("from") is null)
            return new Fault(Faults.MemberMissing, "from");
        return envelope.On(reader(Rebuilt(fields)));
    }

    private static Envelope EnvelopeOf(Fields fields) =>
        Json(fields, "envelope") is { } envelope ? new Envelope(envelope.Text("from"), [.. envelope.Texts("to")]) : new Envelope(null, []);

    private static ReadOnlyMemory<byte> Rebuilt(Fields fields)
    {
        var charsets = Json(fields, "charsets");
        var files = Json(fields, "attachment-info");
        return new Rebuilding
        {
            Text = Decoded("text"),
            Html = Decoded("html") is { Length: > 0 } html ? html : null,
            Files = [.. fields.All.Where(field => field.FileName is not null).Select(FileOf)],
        }
        .With(HeaderBlock.Read(Decoded("headers") ?? string.Empty))
        .Unless("From", Decoded("from"))
        .Unless("To", Decoded("to"))
        .Unless("Cc", Decoded("cc"))
        .Unless("Subject", Decoded("subject"))
        .Bytes();

        string? Decoded(string name) => fields.Find(name) is { } field ? Charsets.Decode(field.Content.Span, charsets?.Text(name)) : null;

        PayloadFile FileOf(Field file)
        {
            var info = files?.Member(file.Name);
            return new PayloadFile(info?.Text("filename") ?? file.FileName, info?.Text("type") ?? file.MediaType, info?.Text("content-id"), file.Content);
        }
    }

    private static System.Text.Json.JsonElement? Json(Fields fields, string name) =>
        fields.Find(name) is { } field ? BoundedJson.Read(field.Content, MaxBytes).Value?.Element : null;
}
