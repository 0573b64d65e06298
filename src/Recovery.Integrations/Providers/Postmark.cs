using System.Text;
using System.Text.Json;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;

namespace Recovery.Integrations.Providers;

/// <summary>Inbound mail of Postmark: JSON, not signed; it calls with the user and password written in the webhook's URL (HTTP Basic).</summary>
public static class Postmark
{
    /// <summary>Postmark takes messages of 35 MB, attachments in base64 included.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The proof that the caller knows the user and password; otherwise <c>not-signed</c> or <c>credentials-wrong</c>.</summary>
    public static Reading<Proof> Verify(Headers headers, string user, string password)
    {
        if (headers["Authorization"] is not { } authorization || !authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return new Fault(Faults.NotSigned);
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return SameText.Same(authorization[6..].Trim(), expected) ? new Proof("postmark", null, DateTimeOffset.MaxValue) : new Fault(Faults.CredentialsWrong);
    }

    /// <summary>The message; read from the raw mail where the payload has it (the setting «include raw email content»).</summary>
    public static Reading<MailMessage> Read(Proof _, ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, MailMessage> reader) =>
        BoundedJson.Read(body, MaxBytes).Then<MailMessage>(root => root.Element switch
        {
            { ValueKind: not JsonValueKind.Object }                       => new Fault(Faults.NotJson, "a message is an object"),
            var json when json.Member("FromFull") is null && json.Text("From") is null => new Fault(Faults.MemberMissing, "/FromFull"),
            var json                                                      => EnvelopeOf(json).On(reader(json.Text("RawEmail") is { Length: > 0 } raw ? Encoding.UTF8.GetBytes(raw) : Rebuilt(json))),
        });

    private static Envelope EnvelopeOf(JsonElement json) => new(
        HeadersOf(json).FirstOrDefault(header => header.Name.Equals("Return-Path", StringComparison.OrdinalIgnoreCase))?.Value, // the first is Postmark's own
        json.Text("OriginalRecipient") is { Length: > 0 } recipient ? [recipient] : []);

    private static ReadOnlyMemory<byte> Rebuilt(JsonElement json) =>
        new Rebuilding
        {
            Text = json.Text("TextBody"),
            Html = json.Text("HtmlBody") is { Length: > 0 } html ? html : null,
            Files = [.. json.Items("Attachments").Select(FileOf).OfType<PayloadFile>()],
        }
        .With(HeadersOf(json))
        .Unless("From", json.Member("FromFull") is { } from ? Mailbox(from) : json.Text("From"))
        .Unless("To", Mailboxes(json, "ToFull") ?? json.Text("To"))
        .Unless("Cc", Mailboxes(json, "CcFull") ?? json.Text("Cc"))
        .Unless("Reply-To", json.Text("ReplyTo"))
        .Unless("Subject", json.Text("Subject"))
        .Unless("Date", json.Text("Date"))
        .Bytes();

    private static IEnumerable<Header> HeadersOf(JsonElement json) =>
        json.Items("Headers").Select(header => new Header(header.Text("Name") ?? string.Empty, header.Text("Value") ?? string.Empty));

    private static string? Mailboxes(JsonElement json, string name) =>
        string.Join(", ", json.Items(name).Select(Mailbox).OfType<string>()) is { Length: > 0 } all ? all : null;

    private static string? Mailbox(JsonElement mailbox) => mailbox.Text("Email") is not { Length: > 0 } email ? null
        : mailbox.Text("Name") is { Length: > 0 } name ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{email}>"
        : email;

    private static PayloadFile? FileOf(JsonElement file) =>
        file.Member("Content") is { ValueKind: JsonValueKind.String } content && content.TryGetBytesFromBase64(out var bytes)
            ? new PayloadFile(file.Text("Name"), file.Text("ContentType"), file.Text("ContentID") is { Length: > 0 } id ? id : null, bytes)
            : null;
}
