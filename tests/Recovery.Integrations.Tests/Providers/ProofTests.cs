using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Recovery.Integrations.Providers;
using Recovery.Integrations.Providers.Amazon;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;
using static Recovery.Integrations.Tests.Edges;

namespace Recovery.Integrations.Tests.Providers;

public sealed class ProofTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 6, 20, 1, 0, TimeSpan.Zero);
    private static readonly StoppedClock Clock = new(Now);

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz", null)]
    [InlineData("Basic dXNlcjpwYXNzeA==", Faults.CredentialsWrong)]
    [InlineData("Bearer x", Faults.NotSigned)]
    public void Postmark_knows_a_password(string authorization, string? code) =>
        (Postmark.Verify(Headers(("Authorization", authorization)), "user", "pass").Fault?.Code).ShouldBe(code);

    [Theory]
    [InlineData(0, "key", null)]
    [InlineData(-9 * 3600, "key", null)]
    [InlineData((-9 * 3600) - 1, "key", Faults.SignatureTooOld)]
    [InlineData(301, "key", Faults.SignatureFromTheFuture)]
    [InlineData(0, "other", Faults.SignatureInvalid)]
    public void Mailgun_signs_time_and_token(int seconds, string key, string? code)
    {
        var timestamp = (Now.ToUnixTimeSeconds() + seconds).ToString();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("key"u8, Encoding.ASCII.GetBytes(timestamp + "tok")));
        (Mailgun.Verify(Form(("timestamp", timestamp), ("token", "tok"), ("signature", signature)), key, Clock).Fault?.Code).ShouldBe(code);
    }

    [Fact]
    public void A_token_without_a_signature_proves_nothing_and_with_one_is_what_a_repetition_is_known_by()
    {
        var timestamp = Now.ToUnixTimeSeconds().ToString();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("key"u8, Encoding.ASCII.GetBytes(timestamp + "tok")));
        Mailgun.Verify(Form(("timestamp", timestamp), ("token", "tok"), ("signature", signature)), "key", Clock).Value!.Id.ShouldBe("tok");
        Mailgun.Verify(Form(("timestamp", timestamp), ("token", "tok")), "key", Clock).Fault!.Code.ShouldBe(Faults.NotSigned);
    }

    [Fact]
    public void SendGrid_signs_time_and_body()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        var timestamp = Now.ToUnixTimeSeconds().ToString();
        var signature = Convert.ToBase64String(key.SignData(Encoding.ASCII.GetBytes(timestamp + "body"), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        string? Code(string body, string time, StoppedClock clock, string withKey) =>
            SendGrid.Verify(Headers((SendGrid.SignatureHeader, signature), (SendGrid.TimestampHeader, time)), Bytes(body).Span, withKey, clock).Fault?.Code;

        Code("body", timestamp, Clock, publicKey).ShouldBeNull();
        Code("body!", timestamp, Clock, publicKey).ShouldBe(Faults.SignatureInvalid);
        Code("body", "1", Clock, publicKey).ShouldBe(Faults.SignatureInvalid);
        Code("body", timestamp, new StoppedClock(Now.AddDays(4)), publicKey).ShouldBe(Faults.SignatureTooOld);
        Code("body", timestamp, Clock, "AAAA").ShouldBe(Faults.SecretInvalid);
    }

    [Theory]
    [InlineData("notification-v1.json")]
    [InlineData("notification-v2.json")]
    public async Task What_Sns_really_signed_is_proven_and_a_changed_letter_is_not(string name)
    {
        var body = Encoding.UTF8.GetString(Shared("sns/" + name).Span);
        using var certificate = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(Shared("sns/cert.pem").Span));
        SnsSettings settings = new(["arn:aws:sns:us-west-2:131990247566:dongie-standard-topic"]);
        async Task<string?> Code(string text, DateTimeOffset now) =>
            (await SnsSignature.VerifyAsync(SnsMessage.Read(Bytes(text)).Value!, settings, new StoppedClock(now), (_, _) => new(certificate), default)).Fault?.Code;

        (await Code(body, Now)).ShouldBeNull();
        (await Code(body.Replace("message", "massage"), Now)).ShouldBe(Faults.SignatureInvalid);
        (await Code(body, Now.AddHours(2))).ShouldBe(Faults.SignatureTooOld);
    }

    [Theory]
    [InlineData("1", null, null)]
    [InlineData("2", null, null)]
    [InlineData("3", null, Faults.SignatureVersionUnknown)]
    [InlineData("2", "arn:aws:sns:eu-west-1:1:theirs", Faults.TopicNotOurs)]
    public async Task A_notification_of_our_topic_is_proven_in_both_versions(string version, string? topic, string? code) =>
        (await Sns(version: version, topic: topic ?? Topic)).ShouldBe(code);

    [Theory]
    [InlineData("https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-0123456789abcdef.pem")]
    [InlineData("https://evil.example/sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem")]
    [InlineData("http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com:444/SimpleNotificationService-0123456789abcdef.pem")]
    [InlineData("https://x@sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem")]
    [InlineData("https://bucket.s3.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem\n")]
    public async Task A_certificate_from_elsewhere_is_never_fetched(string url)
    {
        SnsSignature.CertificateUrl(url).ShouldBeNull();
        (await Sns(url: url)).ShouldBe(Faults.CertificateNotTrusted);
    }

    [Fact]
    public async Task A_certificate_that_ran_out_or_has_another_name_is_not_trusted()
    {
        (await Sns(name: "CN=evil.example")).ShouldBe(Faults.CertificateNotTrusted);
        (await Sns(validUntil: Now.AddMinutes(-1))).ShouldBe(Faults.CertificateNotTrusted);
        (await Sns(at: Now.AddMinutes(6))).ShouldBe(Faults.SignatureFromTheFuture);
        (await Sns(at: Now.AddMinutes(-61))).ShouldBe(Faults.SignatureTooOld);
    }

    [Fact]
    public void A_subscription_is_confirmed_at_Amazon_only()
    {
        SesNotice Asked(string url) => SesNotice.Read(new Proof("sns", "1", Now), Message(Topic, "SubscriptionConfirmation", Now) with { SubscribeUrl = url }, Reader).Value!;
        Asked("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=x&Token=y").ShouldBeOfType<SesNotice.SubscriptionAsked>();
        Asked("https://169.254.169.254/?Action=ConfirmSubscription&Token=y").ShouldBeNull();
    }

    private const string Topic = "arn:aws:sns:eu-west-1:1:mail";
    private const string Url = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";

    private static SnsMessage Message(string topic, string type, DateTimeOffset at) =>
        new(type, "id-1", topic, "{}", null, Rfc3339.Write(at), null, null, null, null, null);

    private static async Task<string?> Sns(string version = "2", string topic = Topic, string url = Url, string name = "CN=sns.amazonaws.com", DateTimeOffset? validUntil = null, DateTimeOffset? at = null)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now.AddDays(-1), validUntil ?? Now.AddDays(1));
        var message = Message(topic, "Notification", at ?? Now) with { SignatureVersion = version, SigningCertUrl = url };
        var signed = $"Message\n{{}}\nMessageId\nid-1\nTimestamp\n{message.Timestamp}\nTopicArn\n{topic}\nType\nNotification\n";
        var hash = version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        message = message with { Signature = Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(signed), hash, RSASignaturePadding.Pkcs1)) };
        return (await SnsSignature.VerifyAsync(message, new SnsSettings([Topic]), Clock, (_, _) => new(certificate), default)).Fault?.Code;
    }
}
