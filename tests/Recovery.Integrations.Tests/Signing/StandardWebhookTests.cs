using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;
using static Recovery.Integrations.Tests.Edges;

namespace Recovery.Integrations.Tests.Signing;

public sealed class StandardWebhookTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Body = "{\"test\": 2432232314}";
    private const string Published = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly WebhookSecret Secret = WebhookSecret.Read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").Value!;
    private static readonly WebhookSecret Newer = WebhookSecret.Read(WebhookSecret.Write(new byte[32])).Value!;
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void The_published_vector_is_signed_and_verified()
    {
        StandardWebhook.Sign(Id, At, Bytes(Body).Span, [Secret]).ShouldBe([new("webhook-id", Id), new("webhook-timestamp", "1614265330"), new("webhook-signature", Published)]);
        Verify(Published).Value!.Id.ShouldBe(Id);
        Verify("v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,x " + Published).Value.ShouldNotBeNull();
    }

    [Fact]
    public void While_a_secret_is_replaced_both_are_good()
    {
        var both = StandardWebhook.Sign(Id, At, Bytes(Body).Span, [Newer, Secret])[2].Value;
        Verify(both, secrets: [Secret]).Value.ShouldNotBeNull();
        Verify(both, secrets: [Newer]).Value.ShouldNotBeNull();
        Verify(Published, secrets: [Newer, Secret]).Value.ShouldNotBeNull();
        Verify(Published, secrets: [Newer]).Fault!.Code.ShouldBe(Faults.SignatureInvalid);
        Verify(Published, secrets: []).Fault!.Code.ShouldBe(Faults.SignatureInvalid);
    }

    [Theory]
    [InlineData(300, null)]
    [InlineData(301, Faults.SignatureTooOld)]
    [InlineData(-300, null)]
    [InlineData(-301, Faults.SignatureFromTheFuture)]
    public void The_clocks_may_differ_by_five_minutes_either_way(int later, string? code) =>
        (Verify(Published, now: At.AddSeconds(later)).Fault?.Code).ShouldBe(code);

    [Theory]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLawdd")]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("")]
    public void A_forged_signature_is_refused(string signature) => Verify(signature).Fault!.Code.ShouldBe(Faults.SignatureInvalid);

    [Fact]
    public void Another_body_or_a_missing_header_is_refused()
    {
        Verify(Published, body: Body + " ").Fault!.Code.ShouldBe(Faults.SignatureInvalid);
        StandardWebhook.Verify(Headers(("webhook-id", Id), ("webhook-signature", Published)), Bytes(Body).Span, [Secret], new StoppedClock(At)).Fault!.Code.ShouldBe(Faults.NotSigned);
    }

    [Theory]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_???")]
    [InlineData("")]
    [InlineData(null)]
    public void A_secret_too_short_or_no_base64_is_refused(string? secret) => WebhookSecret.Read(secret).Fault!.Code.ShouldBe(Faults.SecretInvalid);

    [Fact]
    public void A_secret_prints_nothing_of_itself() => Secret.ToString().ShouldBe("whsec_…");

    private static Reading<Proof> Verify(string signature, DateTimeOffset? now = null, WebhookSecret[]? secrets = null, string body = Body) => StandardWebhook.Verify(
        Headers(("Webhook-Id", Id), ("Webhook-Timestamp", "1614265330"), ("Webhook-Signature", signature)), Bytes(body).Span, secrets ?? [Secret], new StoppedClock(now ?? At));
}
