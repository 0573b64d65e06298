using Recovery.Api.Tests.Events;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;

namespace Recovery.Api.Tests.Telephoning;

/// <summary>Twilio tells of calls and text messages, and nobody else in its name.</summary>
public sealed class TwilioTests(TwilioHost host) : IClassFixture<TwilioHost>
{
    private const string Voice = "intake/twilio/voice";
    private const string Sms = "intake/twilio/sms";

    [Fact]
    public async Task A_call_that_nobody_took_waits_and_its_callback_again_changes_nothing()
    {
        var (sid, number) = (Ev.Fresh(), Ev.Number());
        var fields = Status(sid, number, "no-answer");
        for (var times = 0; times < 2; times++)
        {
            var answer = (await host.Twilio(Voice, fields)).Done();
            (answer.MediaType, answer.Text).ShouldBe(("text/xml", """<?xml version="1.0" encoding="UTF-8"?><Response/>"""));
        }

        var kept = await Kept(sid);
        (kept.Verdict, kept.State, kept.Sender.Reveal(), kept.Offered.Count).ShouldBe(("missed", ArrivalState.Waiting, number, 0));
        kept.DueAt.ShouldNotBeNull();
        (await host.Ports.Arrivals.Page(new ArrivalFilter(Kind: ArrivalKind.Call), default)).Count(call => call.Sender.Equals(kept.Sender)).ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_just_comes_in_is_not_hung_up_and_not_kept()
    {
        var sid = Ev.Fresh();
        var answer = (await host.Twilio(Voice, ("CallSid", sid), ("From", "+33612345678"), ("To", "+33140000000"), ("Direction", "inbound"), ("CallStatus", "ringing"))).Done(204);
        answer.Text.ShouldBeEmpty();
        (await host.Ports.Arrivals.Find(new SourceRef("twilio", sid), default)).ShouldBeNull();
    }

    [Fact]
    public async Task The_leg_to_the_agent_outweighs_what_the_line_did()
    {
        var (sid, number) = (Ev.Fresh(), Ev.Number());
        await Told("in-progress");
        (await Kept(sid)).Verdict.ShouldBe("answered", "of the line alone it is known that something took it");
        await Told("in-progress", ("DialCallStatus", "no-answer"));
        (await Kept(sid)).Verdict.ShouldBe("missed");
        await Told("completed", ("CallDuration", "40"), ("CallbackSource", "call-progress-events"));
        (await Kept(sid)).Verdict.ShouldBe("missed", "that the line was closed after the announcement is no answer");
        await Told("in-progress", ("DialCallStatus", "completed"), ("DialCallTo", "client:agent-7"), ("DialCallDuration", "61"));
        var kept = await Kept(sid);
        (kept.Verdict, kept.Agent, kept.Text.Reveal()).ShouldBe(("answered", "agent-7", $"{number} → +33140000000 · 1:01"));

        async Task Told(string status, params (string, string)[] more) => (await host.Twilio(Voice, [.. Status(sid, number, status), .. more])).Done();
    }

    [Fact]
    public async Task A_text_message_opens_a_case_and_the_next_one_is_offered_to_it()
    {
        var (sid, number) = (Ev.Fresh(), Ev.Number());
        var first = Text(sid, number, "La chaudière est encore en panne et personne ne me rappelle.");
        (await host.Twilio(Sms, first)).Done();
        (await host.Twilio(Sms, first)).Done();
        var kept = await Kept(sid);
        kept.State.ShouldBe(ArrivalState.Filed);
        ((string)(await host.As(Role.Agent).Get($"complaints/{kept.Complaint}")).Done().Json["language"]!).ShouldBe("fr");
        await host.Reached(number);
        var next = Ev.Fresh();
        (await host.Twilio(Sms, Text(next, number, "Alors ?"))).Done().Text.ShouldContain("<Response/>");
        (await Kept(next)).Offered.ShouldBe([kept.Complaint!.Value]);
        (await host.Twilio(Sms, ("MessageSid", "SM1"), ("MessageStatus", "delivered"), ("To", number))).Done();
    }

    [Fact]
    public async Task What_Twilio_did_not_sign_is_refused()
    {
        var fields = Status(Ev.Fresh(), "+33612345678", "no-answer");
        (await host.Post(Voice, fields, null)).Refused(401, "not-signed");
        (await host.Post(Voice, fields, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).Refused(401, "signature-invalid");
        (await host.Post(Voice, fields, TwilioHost.Signature(Sms, fields))).Refused(401, "signature-invalid");
        (await host.Post(Voice, fields, TwilioHost.Signature(Voice, fields, "https://elsewhere.example.org"))).Refused(401, "signature-invalid");
        (await host.Post(Voice, [.. fields, ("Digits", "1")], TwilioHost.Signature(Voice, fields))).Refused(401, "signature-invalid");
        (await host.Post(Voice, [.. fields.Reverse()], TwilioHost.Signature(Voice, fields))).Done();
        (await host.Post(Voice, fields, TwilioHost.Signature(Voice, fields))).Refused(401, "replayed");
        (await host.Post(Voice, fields, TwilioHost.Signature(Voice, fields, "https://recovery.example.org:443/desk"))).Done();
        (await host.Ports.Arrivals.Find(new SourceRef("twilio", fields[0].Item2), default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_no_call_and_no_message_is_refused_with_what_is_missing()
    {
        (await host.Twilio(Voice, ("From", "x"))).Refused(422, "member-missing").Json["about"]!.ToString().ShouldBe("CallSid");
        (await host.Twilio(Voice, ("CallSid", "x"), ("CallStatus", "exploded"))).Refused(422, "member-invalid");
        (await host.Twilio(Sms, ("MessageSid", "x"))).Refused(422, "member-missing").Json["about"]!.ToString().ShouldBe("Body");
        var hostile = (await host.Twilio(Sms, Text(new string('S', 5000), "\0\u202E" + new string('9', 5000), "a\0b <script>"))).Done();
        hostile.Text.ShouldContain("<Response/>");
    }

    private static (string, string)[] Status(string sid, string from, string status) =>
        [("CallSid", sid), ("From", from), ("To", "+33140000000"), ("Direction", "inbound"), ("CallStatus", status), ("Timestamp", "Thu, 05 Mar 2026 10:03:04 +0000")];

    private static (string, string)[] Text(string sid, string from, string body) => [("MessageSid", sid), ("SmsStatus", "received"), ("From", from), ("To", "+33140000000"), ("Body", body)];

    private async Task<Arrival> Kept(string sid) => (await host.Ports.Arrivals.Find(new SourceRef("twilio", sid), default)).ShouldNotBeNull();
}
