using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Recovery.Integrations.CloudEvents;
using Recovery.Integrations.CloudEvents.Catalogue;
using Recovery.Integrations.Phone;
using Recovery.Integrations.Phone.Asterisk;
using Recovery.Integrations.Phone.Twilio;
using Recovery.Integrations.Providers;
using Recovery.Integrations.Providers.Amazon;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;
using Recovery.Integrations.Webhooks;
using static Recovery.Integrations.Tests.Edges;

namespace Recovery.Integrations.Tests.Hostile;

/// <summary>Whatever comes from outside is answered: nothing throws.</summary>
public sealed class NothingThrowsTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(17, 23);
    private static readonly StoppedClock Clock = new(DateTimeOffset.FromUnixTimeSeconds(1772704800));
    private static readonly Proof Proven = new("x", null, DateTimeOffset.MaxValue);

    /// <summary>Crumbs of what the readers look for, so that random texts get past their first line.</summary>
    private static readonly string[] Crumbs =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\u", "d800", "null", "1e999", "-", "true", "\"data\"", "\"id\"", "\"source\":\"s\"", "\"specversion\":\"1.0\"", "\"type\":\"t\"", "\"time\":\"9999-12-31T23:59:60-23:59\"", "\"data_base64\":\"QQ==\"",
        "\"notificationType\":\"Received\"", "\"notificationType\":\"Bounce\"", "\"bounce\":{", "\"receipt\":{\"action\":{", "\"FromFull\":{", "\"Headers\":[", "\"Type\":\"Notification\"", "\"Message\":\"\"",
        "\r\n", "\n", "\r\n\r\n", "--b", "--b--", "Content-Disposition: form-data; name=", "Event: Cdr", "StartTime: 0001-01-01 00:00:00", "UniqueID: 1", "Disposition: ANSWERED", "%", "%ff", "&", "=", "\0", "\ud800", "é", "😀", "9999999999999999999", "0x", "0177", ".", "@", "https://", "[::", "]",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements(Crumbs).ArrayOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty));

    private static readonly string[] Names =
    [
        "timestamp", "token", "signature", "sender", "recipient", "from", "headers", "message-headers", "content-id-map", "body-mime", "body-html", "email", "envelope", "charsets", "attachment-info", "text", "subject",
        "CallSid", "CallStatus", "CallDuration", "Timestamp", "MessageSid", "Body", "Direction", "To", "From",
        "Content-Type", "webhook-id", "webhook-timestamp", "webhook-signature", "ce-id", "ce-time", "ce-source", "ce-specversion", "Authorization", SendGrid.SignatureHeader, SendGrid.TimestampHeader, TwilioSignature.Header,
    ];

    private static readonly Gen<(string Name, string Value)[]> Pairs =
        (from name in Gen.OneOf(Gen.Elements(Names), Texts) from value in Texts select (name, value)).ArrayOf();

    [Fact]
    public void Any_bytes_are_answered() => ForAll(Gen.OneOf(Texts.Select(Encoding.UTF8.GetBytes), ArbMap.Default.GeneratorFor<byte[]>()), bytes =>
    {
        foreach (var type in new[] { "application/cloudevents+json", "application/cloudevents-batch+json", "application/json", "x" })
            foreach (var item in CloudEventReader.Read(Headers(("Content-Type", type), ("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", "s"), ("ce-type", EventTypes.CallMissed)), bytes).Value?.Events ?? [])
                if (item.Value is { } read)
                    _ = (CloudEventWriter.Structured(read), EventCatalogue.Check(read), ComputerTelephony.Call(read, NumberingPlan.France));
        foreach (var type in new[] { "multipart/form-data; boundary=b", "application/x-www-form-urlencoded", "multipart/form-data", "" })
            _ = Forms.Read(bytes, type, 10_000);
        _ = Postmark.Read(Proven, bytes, Reader);
        _ = SesNotice.Read(bytes, Reader);
        if (SnsMessage.Read(bytes).Value is { } message)
            _ = (message.Signed(), SesNotice.Read(Proven, message, Reader));
        foreach (var block in new AmiParser().Feed(bytes))
            _ = CallRecords.Read(block, new AsteriskSettings(NumberingPlan.France, TimeZoneInfo.Utc));
    });

    [Fact]
    public void Any_fields_and_headers_are_answered() => ForAll(Pairs, pairs =>
    {
        var (form, headers) = (Form(pairs), Headers(pairs));
        _ = (Mailgun.Verify(form, "k", Clock), Mailgun.Read(Proven, form, Reader), SendGrid.Read(Proven, form, Reader), SendGrid.Verify(headers, default, "k", Clock), Postmark.Verify(headers, "u", "p"));
        _ = (TwilioRequests.Call(Proven, form, NumberingPlan.France), TwilioRequests.Text(Proven, form, NumberingPlan.Spain), TwilioSignature.Verify(headers, "u", form, "t", Clock));
        _ = StandardWebhook.Verify(headers, default, [WebhookSecret.Read(WebhookSecret.Write(new byte[24])).Value!], Clock);
        _ = CloudEventReader.Read(headers, default);
    });

    [Fact]
    public void Any_text_is_answered() => ForAll(Texts, text =>
    {
        TargetGuard guard = new(new TargetSettings());
        _ = (guard.Check(text), guard.Check("https://" + text), Rfc3339.Read(text), WebhookSecret.Read(text), Numbers.Of(text, NumberingPlan.France), SnsSignature.CertificateUrl(text), SnsSignature.ConfirmationUrl(text));
        _ = TwilioSignature.VerifyBody(Headers((TwilioSignature.Header, text)), text, default, "t", Clock);
    });

    [Fact]
    public void A_connection_says_the_same_in_whatever_pieces_it_comes() => ForAll(
        from lines in Gen.Elements("Event: Cdr\r\n", "A: b\n", "\r\n", "no colon\r\n", "é: ü\r\n", ":\r\n", "x").ArrayOf()
        from size in Gen.Choose(1, 7)
        select (string.Concat(lines), size),
        sent =>
        {
            var bytes = Encoding.UTF8.GetBytes(sent.Item1);
            AmiParser inPieces = new();
            Flat(bytes.Chunk(sent.size).SelectMany(piece => inPieces.Feed(piece))).ShouldBe(Flat(new AmiParser().Feed(bytes)));
        });

    private static string Flat(IEnumerable<AmiMessage> messages) => string.Join('|', messages.Select(message => string.Join(',', message.Members)));

    private static void ForAll<T>(Gen<T> values, Action<T> check) => Check.One(Many, Prop.ForAll(values.ToArbitrary(), check));
}
