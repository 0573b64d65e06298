using System.Text;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Integrations.Phone;
using Recovery.Integrations.Phone.Asterisk;
using Recovery.Integrations.Phone.Twilio;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;
using static Recovery.Integrations.Tests.Edges;

namespace Recovery.Integrations.Tests.Phone;

public sealed class PhoneTests
{
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private const string Record =
        "Event: Cdr\r\nPrivilege: cdr,all\r\nSource: 0612345678\r\nDestination: 254\r\nCallerID: \"Jeanne\" <0612345678>\r\nChannel: PJSIP/operator-00000001\r\nDestinationChannel: PJSIP/agent-7-00000002\r\n"
        + "StartTime: 2026-03-05 11:00:00\r\nAnswerTime: 2026-03-05 11:00:09\r\nEndTime: 2026-03-05 11:03:13\r\nDuration: 193\r\nBillableSeconds: 184\r\nDisposition: ANSWERED\r\nUniqueID: 1772704800.1\r\n\r\n";

    private static readonly StoppedClock Clock = new(new DateTimeOffset(2026, 3, 5, 10, 0, 0, TimeSpan.Zero));
    private static readonly Proof Proven = new("twilio", null, DateTimeOffset.MaxValue);
    private static readonly AsteriskSettings Exchange = new(NumberingPlan.France, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), ["PJSIP/operator"]);

    private static readonly Fields Published = Form(("CallSid", "CA1234567890ABCDE"), ("From", "+14158675309"), ("Digits", "1234"), ("To", "+18005551212"), ("Caller", "+14158675309"));

    [Fact]
    public void The_published_vectors_of_Twilio_are_verified()
    {
        Form("RSOYDt4T1cUTdK1PDd93/VVr8B8=", Url).ShouldBeNull();
        Form("RSOYDt4T1cUTdK1PDd93/VVr8B9=", Url).ShouldBe(Faults.SignatureInvalid);
        Form("RSOYDt4T1cUTdK1PDd93/VVr8B8=", Url + "&x=1").ShouldBe(Faults.SignatureInvalid);
        TwilioSignature.Verify(Headers(), Url, Published, "12345", Clock).Fault!.Code.ShouldBe(Faults.NotSigned);

        const string hashed = Url + "&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
        Body("{\"property\": \"value\", \"boolean\": true}", hashed).ShouldBeNull();
        Body("{\"property\": \"value\", \"boolean\": false}", hashed).ShouldBe(Faults.SignatureInvalid);
        Body("{\"property\": \"value\", \"boolean\": true}", Url).ShouldBe(Faults.SignatureInvalid);

        string? Form(string signature, string url) => TwilioSignature.Verify(Headers((TwilioSignature.Header, signature)), url, Published, "12345", Clock).Fault?.Code;
        string? Body(string body, string url) => TwilioSignature.VerifyBody(Headers((TwilioSignature.Header, "a9nBmqA0ju/hNViExpshrM61xv4=")), url, Bytes(body).Span, "12345", Clock).Fault?.Code;
    }

    [Fact]
    public void A_status_callback_of_Twilio_is_a_call()
    {
        var call = TwilioRequests.Call(Proven, Form(("CallSid", "CA1"), ("From", "+33612345678"), ("To", "client:agent-7"), ("Direction", "inbound"), ("CallStatus", "completed"), ("CallDuration", "184"), ("Timestamp", "Thu, 05 Mar 2026 10:03:04 +0000")), NumberingPlan.France).Value.ShouldNotBeNull();
        (call.Id, call.Direction, call.From.Reveal(), call.Status, call.Agent, call.Talk).ShouldBe(("CA1", Direction.In, "+33612345678", CallStatus.Answered, "agent-7", TimeSpan.FromSeconds(184)));
        call.StartedAt.ShouldBe(new DateTimeOffset(2026, 3, 5, 10, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("ringing", null, CallStatus.Ringing), InlineData("no-answer", null, CallStatus.Missed), InlineData("busy", null, CallStatus.Busy), InlineData("failed", null, CallStatus.Failed), InlineData("completed", "no-answer", CallStatus.Missed)]
    public void The_leg_to_the_agent_decides(string status, string? dialled, CallStatus expected) =>
        TwilioRequests.Call(Proven, Form([("CallSid", "CA1"), ("CallStatus", status), .. dialled is null ? Array.Empty<(string, string)>() : [("DialCallStatus", dialled)]]), NumberingPlan.France).Value!.Status.ShouldBe(expected);

    [Fact]
    public void A_text_message_of_Twilio()
    {
        var text = TwilioRequests.Text(Proven, Form(("MessageSid", "SM1"), ("SmsStatus", "received"), ("From", "+34612345678"), ("To", "910 000 000"), ("Body", "¿Cuándo?")), NumberingPlan.Spain).Value.ShouldNotBeNull();
        (text.Direction, text.From.Reveal(), text.To.Reveal(), text.Text.Reveal()).ShouldBe((Direction.In, "+34612345678", "+34910000000", "¿Cuándo?"));
        TwilioRequests.Text(Proven, Form(("From", "x")), NumberingPlan.Spain).Fault.ShouldBe(new Fault(Faults.MemberMissing, "MessageSid"));
    }

    [Theory]
    [InlineData("06 12 34 56 78", "+33612345678"), InlineData("+33 (0)6 12 34 56 78", "+33612345678"), InlineData("0033612345678", "+33612345678"), InlineData("sip:+33612345678@pbx.example;user=phone", "+33612345678"), InlineData("tel:+33-6-12-34-56-78", "+33612345678")]
    [InlineData("254", null), InlineData("agent-7", null), InlineData("+0612345678", null), InlineData("+331234567890123456", null), InlineData("", null), InlineData("0612+345678", null)]
    public void A_number_becomes_E164_where_it_is_recognisable(string written, string? expected) => Numbers.E164(written, NumberingPlan.France).ShouldBe(expected);

    [Fact]
    public void A_withheld_number_is_empty() => Numbers.Of("Anonymous", NumberingPlan.France).IsBlank.ShouldBeTrue();

    [Fact]
    public void A_call_record_of_Asterisk_is_a_call()
    {
        var call = CallRecords.Read(new AmiParser().Feed(Encoding.UTF8.GetBytes(Record))[0], Exchange).ShouldNotBeNull();
        (call.Id, call.Direction, call.From.Reveal(), call.To.Reveal(), call.Status, call.Agent, call.Talk).ShouldBe(("1772704800.1", Direction.In, "+33612345678", "254", CallStatus.Answered, "agent-7", TimeSpan.FromSeconds(184)));
        call.StartedAt.ShouldBe(Clock.GetUtcNow());
        CallRecords.Read(new AmiParser().Feed(Encoding.UTF8.GetBytes(Record.Replace("operator", "agent-8")))[0], Exchange).ShouldBeNull("a call within the house");
    }

    [Fact]
    public void The_hour_that_spring_leaves_out_is_an_hour_later() =>
        CallRecords.Read(new AmiParser().Feed(Encoding.UTF8.GetBytes(Record.Replace("2026-03-05 11:00:00", "2026-03-29 02:30:00")))[0], Exchange)!.StartedAt.ShouldBe(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));

    [Fact]
    public void A_captured_session_is_read_and_what_the_connection_broke_off_is_not()
    {
        var bytes = Shared("asterisk_ami/originate_with_events_excerpt.txt").ToArray();
        AmiParser parser = new();
        List<AmiMessage> messages = [.. parser.Feed("Asterisk Call Manager/5.0.1\r\n"u8), .. parser.Feed(bytes)];
        messages.Count(message => message.Event is not null).ShouldBe(4, "the fifth has no end");
        messages.AddRange(parser.Feed("\r\n\r\n"u8));
        messages.Select(message => message.Event).OfType<string>().ShouldBe(["Newchannel", "NewCallerid", "LocalBridge", "CEL", "UserEvent"]);
        messages[2]["channelstatedesc"].ShouldBe("Down");
        parser.Banner.ShouldBe("Asterisk Call Manager/5.0.1");
    }

    [Fact]
    public void A_line_or_a_block_without_end_is_cut_and_held_in_bounds()
    {
        AmiParser parser = new();
        parser.Feed("Event: Cdr\r\nLong: "u8);
        for (var i = 0; i < 100; i++)
            parser.Feed(new byte[10_000]).ShouldBeEmpty();
        for (var i = 0; i < 1000; i++)
            parser.Feed("\r\nA: b"u8).ShouldBeEmpty();
        var message = parser.Feed("\r\n\r\n"u8)[0];
        message.IsCut.ShouldBeTrue();
        message.Members.Count.ShouldBe(AmiParser.MaxLines);
        parser.Feed("Event: Next\r\n\r\n"u8)[0].IsCut.ShouldBeFalse();
    }

    [Fact]
    public void A_record_with_a_line_that_was_cut_is_not_believed()
    {
        var message = new AmiParser().Feed(Encoding.UTF8.GetBytes(Record.Replace("Jeanne", new string('J', AmiParser.MaxLine))))[0];
        message.IsCut.ShouldBeTrue();
        CallRecords.Read(message, Exchange).ShouldBeNull();
    }
}
