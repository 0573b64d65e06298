using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Recovery.Domain;
using Recovery.Engine.Arriving;

namespace Recovery.Api.Tests.Arriving;

/// <summary>Mail that providers post: proven by each one's own way, the same as raw mail once it is in.</summary>
public sealed class ProviderTests(EdgeHost host) : IClassFixture<EdgeHost>
{
    private long Now => host.Ports.Time.GetUtcNow().ToUnixTimeSeconds();

    [Fact]
    public async Task Postmark_is_let_in_by_its_password_alone()
    {
        var payload = JsonNode.Parse(await Payload("postmark_inbound__test_inbound_basics__raw_event.json"))!;
        payload["TextBody"] = $"{payload["TextBody"]} {Guid.CreateVersion7()}"; // another provider's sample is the same message, and would be known by it
        var body = Encoding.UTF8.GetBytes(payload.ToJsonString());
        Task<Said> Post(string? credentials) => Send("postmark", new ByteArrayContent(body), "application/json", credentials is null ? [] : [("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)))]);

        (await Post(null)).Refused(401, "not-signed");
        (await Post("postmark:wrong")).Refused(401, "credentials-wrong");
        var first = (await Post("postmark:secret")).Done();
        ((string)first.Json["verdict"]!, (string)first.Json["kind"]!).ShouldBe(("received", "ordinary"));
        var before = await host.Position();
        (await Post("postmark:secret")).Done().Text.ShouldBe(first.Text);
        (await host.Position()).ShouldBe(before);
        (await Recorded(first)).ShouldBe(new Actor("postmark", Role.Integration));
    }

    [Fact]
    public async Task Mailgun_is_let_in_by_its_signature_once_for_one_content()
    {
        var letter = Letter.From(Letter.NewAddress());
        (await Mailgun("t1", letter, key: "other")).Refused(401, "signature-invalid");
        (await Mailgun("t1", letter, at: Now - (10 * 3600))).Refused(401, "signature-too-old");
        (await Mailgun("t1", letter, at: Now + 3600)).Refused(401, "signature-from-the-future");
        (await Mailgun("t1", letter, signed: false)).Refused(401, "not-signed");

        var at = Now;
        var first = (await Mailgun("t1", letter, at: at)).Done();
        ((string)first.Json["verdict"]!).ShouldBe("received");
        var before = await host.Position();
        (await Mailgun("t1", letter, at: at)).Done().Text.ShouldBe(first.Text, "a repeated delivery, between other boundaries");
        (await Mailgun("t1", Letter.From(Letter.NewAddress()), at: at)).Refused(401, "replayed");
        (await host.Position()).ShouldBe(before);
    }

    [Fact]
    public async Task SendGrid_is_let_in_by_its_signature()
    {
        foreach (var name in (string[])["sendgrid_inbound__test_inbound_basics__raw_event.json", "sendgrid_inbound__test_inbound_mime__raw_event.json"])
        {
            var (body, type) = await Form(JsonNode.Parse(await Payload(name))!.AsObject().Select(field => (field.Key, field.Value!.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)field.Value! : field.Value.ToJsonString())));
            (await SendGrid(body, type, Now, host.SendGrid)).Done().Text.ShouldContain("\"ordinary\"");
        }

        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (own, ownType) = await Form([("from", Letter.NewAddress()), ("to", EdgeHost.Own), ("subject", "x"), ("text", Letter.French), ("headers", $"Message-ID: <{Letter.NewId()}>")]);
        (await SendGrid(own, ownType, Now, forger)).Refused(401, "signature-invalid");
        (await SendGrid(own, ownType, Now - (74 * 3600), host.SendGrid)).Refused(401, "signature-too-old");
        (await SendGrid(own, ownType, Now, null)).Refused(401, "not-signed");
        var at = Now;
        var first = (await SendGrid(own, ownType, at, host.SendGrid)).Done();
        (await SendGrid(own, ownType, at, host.SendGrid)).Done().Text.ShouldBe(first.Text);
        var (changed, _) = await Form([("from", Letter.NewAddress()), ("text", Letter.French)]);
        (await SendGrid(changed, ownType, at, host.SendGrid, signOver: own)).Refused(401, "signature-invalid");
    }

    [Fact]
    public async Task Ses_is_let_in_by_the_signature_of_Sns_from_our_topic()
    {
        var letter = Letter.From(Letter.NewAddress());
        var received = new JsonObject
        {
            ["notificationType"] = "Received",
            ["mail"] = new JsonObject { ["source"] = "bounces@people.example" },
            ["receipt"] = new JsonObject { ["recipients"] = new JsonArray(EdgeHost.Own), ["action"] = new JsonObject { ["type"] = "SNS", ["encoding"] = "UTF-8" } },
            ["content"] = letter,
        }.ToJsonString();
        var now = host.Ports.Time.GetUtcNow();
        (await Ses(new Sns().Signed(received, now))).Refused(401, "signature-invalid");
        (await Ses(host.Sns.Signed(received, now, topic: "arn:aws:sns:eu-west-1:2:theirs"))).Refused(401, "topic-not-ours");
        (await Ses(host.Sns.Signed(received, now.AddHours(-2)))).Refused(401, "signature-too-old");
        (await Ses("{}"u8.ToArray())).Refused(422, "member-missing");
        (await Ses("nothing"u8.ToArray())).Refused(422, "not-json");

        var signed = host.Sns.Signed(received, now, id: "arrived");
        var first = (await Ses(signed)).Done();
        ((string)first.Json["heard"]!, (string)first.Json["filed"]!["verdict"]!).ShouldBe(("mail", "received"));
        (await Ses(signed)).Done().Text.ShouldBe(first.Text);
        (await Ses(host.Sns.Signed(received.Replace("panne", "ordre"), now, id: "arrived"))).Refused(401, "replayed");
        var arrival = (await host.Ports.Arrivals.Find(Guid.Parse((string)first.Json["filed"]!["arrival"]!), CancellationToken.None))!;
        Encoding.UTF8.GetString((await host.Ports.Arrivals.Content(arrival.Id, CancellationToken.None)).Span).ShouldBe("Return-Path: <bounces@people.example>\r\nDelivered-To: complaints@house.example\r\n" + letter);
    }

    [Theory]
    [InlineData("amazon_ses_inbound__test_inbound_s3__raw_ses_event.json", "stored-mail", "waiting", "stored-elsewhere")]
    [InlineData("amazon_ses_inbound__test_inbound_s3_failure_message__raw_ses_event.json", "stored-mail", "waiting", "stored-elsewhere")]
    [InlineData("amazon_ses_webhooks__test_bounce_event__raw_ses_event.json", "news", "set-aside", "provider-notice")]
    public async Task What_Ses_tells_is_seen_by_a_person_and_opens_no_case(string file, string heard, string verdict, string code)
    {
        var before = await host.Position();
        var answer = (await Ses(host.Sns.Signed(Encoding.UTF8.GetString(await Payload(file)), host.Ports.Time.GetUtcNow(), id: file))).Done();
        ((string)answer.Json["heard"]!, (string)answer.Json["filed"]!["verdict"]!, (string)answer.Json["filed"]!["code"]!).ShouldBe((heard, verdict, code));
        (await host.Position()).ShouldBe(before);
        var arrival = (await host.Ports.Arrivals.Find(Guid.Parse((string)answer.Json["filed"]!["arrival"]!), CancellationToken.None))!;
        (arrival.State == ArrivalState.Waiting).ShouldBe(arrival.DueAt is not null);
    }

    [Fact]
    public async Task A_message_of_Sns_as_it_was_really_sent_is_read()
    {
        var sns = JsonNode.Parse(await Payload("amazon_ses_inbound__test_incorrect_tracking_event__raw_sns_message.json"))!;
        var answer = (await Ses(host.Sns.Signed((string)sns["Message"]!, host.Ports.Time.GetUtcNow(), id: (string)sns["MessageId"]!))).Done();
        ((string)answer.Json["heard"]!, (string)answer.Json["filed"]!["verdict"]!).ShouldBe(("news", "set-aside"));
        (await Ses(JsonToBytes(sns))).Refused(401, "not-signed");
    }

    [Fact]
    public async Task A_subscription_to_our_topic_is_confirmed_at_Amazon_and_nowhere_else()
    {
        const string yes = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=x&Token=y";
        var now = host.Ports.Time.GetUtcNow();
        (await Ses(host.Sns.Signed("You have chosen to subscribe", now, "SubscriptionConfirmation", "ask-1", subscribe: yes))).Done().Text.ShouldBe("""{"heard":"subscription-confirmed"}""");
        (await Ses(host.Sns.Signed("You have chosen to subscribe", now, "SubscriptionConfirmation", "ask-2", subscribe: "https://169.254.169.254/?Action=ConfirmSubscription&Token=y"))).Refused(422, "url-invalid");
        (await Ses(host.Sns.Signed("You have chosen to subscribe", now, "SubscriptionConfirmation", "ask-3", topic: "arn:aws:sns:eu-west-1:2:theirs", subscribe: yes))).Refused(401, "topic-not-ours");
        host.Sns.Confirmed.ShouldBe([new Uri(yes)]);
    }

    private static byte[] JsonToBytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static Task<byte[]> Payload(string name) => File.ReadAllBytesAsync(SharedMail.Needed("webhooks").Single(file => file.Name == name).FullName);

    private static async Task<(byte[] Body, string Type)> Form(IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), $"\"{name}\"");
        return (await form.ReadAsByteArrayAsync(), form.Headers.ContentType!.ToString());
    }

    private async Task<Said> Mailgun(string token, string letter, string key = EdgeHost.MailgunKey, long? at = null, bool signed = true)
    {
        var timestamp = (at ?? Now).ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(timestamp + token)));
        var (body, type) = await Form([("timestamp", timestamp), ("token", token), .. signed ? [("signature", signature)] : Array.Empty<(string, string)>(), ("sender", "bounces@people.example"), ("recipient", EdgeHost.Own), ("body-mime", letter)]);
        return await Send("mailgun", new ByteArrayContent(body), type, []);
    }

    private Task<Said> SendGrid(byte[] body, string type, long at, ECDsa? key, byte[]? signOver = null)
    {
        var timestamp = at.ToString(CultureInfo.InvariantCulture);
        return Send("sendgrid", new ByteArrayContent(body), type, key is null ? [] :
        [
            ("X-Twilio-Email-Event-Webhook-Timestamp", timestamp),
            ("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(key.SignData([.. Encoding.ASCII.GetBytes(timestamp), .. signOver ?? body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))),
        ]);
    }

    private Task<Said> Ses(byte[] body) => Send("ses", new ByteArrayContent(body), "text/plain; charset=UTF-8", []);

    private async Task<Said> Send(string provider, HttpContent content, string type, (string Name, string Value)[] headers)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var stranger = host.Stranger();
        return await new Talk(stranger).Send(HttpMethod.Post, "intake/" + provider, content, headers);
    }

    private async Task<Actor> Recorded(Said answer) =>
        (await host.Ports.Store.Read(new ComplaintId(Guid.Parse(answer.Id)), CancellationToken.None))[0].Envelope.Actor;
}

/// <summary>Ways in that nobody set up.</summary>
public sealed class UnconfiguredTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("postmark")]
    [InlineData("mailgun")]
    [InlineData("sendgrid")]
    [InlineData("ses")]
    public async Task A_provider_that_nobody_set_up_is_not_there(string provider)
    {
        using var stranger = host.Stranger();
        (await new Talk(stranger).PostBytes("intake/" + provider, "{}"u8.ToArray())).Refused(404, "edge-not-configured");
    }
}
