using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;

namespace Recovery.Integrations.Providers;

/// <summary>Inbound mail of Mailgun's routes: form fields, signed by HMAC-SHA256 over timestamp and token with the account's webhook signing key.</summary>
public static class Mailgun
{
    /// <summary>Mailgun takes messages of 25 MB; the raw form is larger by its encoding.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Mailgun tries again for eight hours; within them it is the token that makes a repetition known.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(9);

    /// <summary>The proof that Mailgun sent this; otherwise <c>not-signed</c>, <c>signature-too-old</c>, <c>signature-from-the-future</c> or <c>signature-invalid</c>. The token comes once: whoever keeps what came remembers it (<c>IArrivals</c>).</summary>
    public static Reading<Proof> Verify(Fields fields, string signingKey, TimeProvider clock, TimeSpan? maxAge = null)
    {
        if (fields.Text("timestamp") is not { Length: > 0 } timestamp || fields.Text("token") is not { Length: > 0 and <= 256 } token || fields.Text("signature") is not { Length: > 0 } signature)
            return new Fault(Faults.NotSigned);
        if (Ages.Seconds(timestamp) is not { } at)
            return new Fault(Faults.SignatureInvalid, "timestamp");

        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(signingKey), Encoding.UTF8.GetBytes(timestamp + token));
        if (!SameText.Hex(signature, expected))
            return new Fault(Faults.SignatureInvalid);
        return Ages.Refused(at, clock, maxAge ?? MaxAge, StandardWebhook.Tolerance) is { } age ? age : new Proof("mailgun", token, at + (maxAge ?? MaxAge));
    }

    /// <summary>The message; from <c>body-mime</c> where the route's URL ends in <c>mime</c>, else from the fields.</summary>
    public static Reading<MailMessage> Read(Proof _, Fields fields, Func<ReadOnlyMemory<byte>, MailMessage> reader)
    {
        Envelope envelope = new(fields.Text("sender"), fields.Said("recipient") is { } to ? [.. to.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] : []);
        if (fields.Find("body-mime") is { Content.IsEmpty: false } raw)
            return envelope.On(reader(raw.Content));
        if (fields.Said("message-headers") is null && fields.Said("from") is null && fields.Said("sender") is null)
            return new Fault(Faults.MemberMissing, "from");
        return envelope.On(reader(Rebuilt(fields)));
    }

    private static ReadOnlyMemory<byte> Rebuilt(Fields fields)
    {
        var contentIds = ContentIds(fields);
        return new Rebuilding
        {
            Text = fields.Text("body-plain"),
            Html = fields.Said("body-html"),
            Files = [.. fields.All.Where(field => field.FileName is not null).Select(file => new PayloadFile(file.FileName, file.MediaType, contentIds.GetValueOrDefault(file.Name), file.Content))],
        }
        .With(HeadersOf(fields))
        .Unless("From", fields.Said("from") ?? fields.Said("sender"))
        .Unless("To", fields.Said("To") ?? fields.Said("recipient"))
        .Unless("Subject", fields.Said("subject"))
        .Bytes();
    }

    /// <summary>A JSON list of pairs.</summary>
    private static IEnumerable<Header> HeadersOf(Fields fields) =>
        Json(fields, "message-headers") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
                .Where(pair => pair.ValueKind is JsonValueKind.Array && pair.GetArrayLength() == 2 && pair[0].ValueKind is JsonValueKind.String && pair[1].ValueKind is JsonValueKind.String)
                .Select(pair => new Header(pair[0].GetString()!, pair[1].GetString()!))
            : [];

    /// <summary>By the field of the file: Mailgun maps the other way round.</summary>
    private static Dictionary<string, string> ContentIds(Fields fields)
    {
        Dictionary<string, string> byFile = new(StringComparer.Ordinal);
        if (Json(fields, "content-id-map") is { ValueKind: JsonValueKind.Object } map)
            foreach (var pair in map.EnumerateObject().Where(pair => pair.Value.ValueKind is JsonValueKind.String))
                byFile[pair.Value.GetString()!] = pair.Name;
        return byFile;
    }

    private static JsonElement? Json(Fields fields, string name) =>
        fields.Find(name) is { } field ? BoundedJson.Read(field.Content, MaxBytes).Value?.Element : null;
}
