using System.Globalization;
using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;

namespace Recovery.Integrations.Phone.Twilio;

/// <summary>Reads what Twilio posts: voice requests and their status callbacks, and text messages.</summary>
public static class TwilioRequests
{
    private const string System = "twilio";

    private const int LongestCall = 7 * 24 * 3600;

    /// <summary>The call; <c>member-missing</c> or <c>member-invalid</c> where the fields tell of none.</summary>
    public static Reading<PhoneCall> Call(Proof _, Fields form, NumberingPlan plan)
    {
        if (form.Said("CallSid") is not { } id)
            return new Fault(Faults.MemberMissing, "CallSid");

        // The leg to the agent decides where there was one: a call that only a machine answered was missed.
        if (Status(form.Said("DialCallStatus") ?? form.Said("CallStatus")) is not { } status)
            return new Fault(Faults.MemberInvalid, "CallStatus");

        var talk = Seconds(form.Said("DialCallDuration") ?? form.Said("CallDuration"));
        var at = Instant(form.Said("Timestamp"));
        var ended = form.Said("CallStatus") is "completed";
        return new PhoneCall(
            System,
            id,
            form.Said("Direction")?.StartsWith("outbound", StringComparison.OrdinalIgnoreCase) == true ? Direction.Out : Direction.In,
            Numbers.Of(form.Text("From"), plan),
            Numbers.Of(form.Text("To"), plan),
            status,
            Agent(form),
            ended && at is { } end && Seconds(form.Said("CallDuration")) is { } lasted ? end - lasted : at,
            status is CallStatus.Answered ? talk : null,
            IsLineOnly: form.Said("DialCallStatus") is null && Agent(form) is null);
    }

    /// <summary>The text message; <c>member-missing</c> where the fields tell of none.</summary>
    public static Reading<TextMessage> Text(Proof _, Fields form, NumberingPlan plan)
    {
        if ((form.Said("MessageSid") ?? form.Said("SmsSid")) is not { } id)
            return new Fault(Faults.MemberMissing, "MessageSid");
        if (form.Text("Body") is not { } body)
            return new Fault(Faults.MemberMissing, "Body");

        var status = form.Said("SmsStatus") ?? form.Said("MessageStatus");
        return new TextMessage(
            System, id, status is null or "received" or "receiving" ? Direction.In : Direction.Out, Numbers.Of(form.Text("From"), plan), Numbers.Of(form.Text("To"), plan), Personal.Of(body), Instant(form.Said("Timestamp")));
    }

    private static CallStatus? Status(string? written) => written switch
    {
        "queued" or "initiated" or "ringing"      => CallStatus.Ringing,
        "in-progress" or "completed" or "answered" => CallStatus.Answered,
        "no-answer" or "canceled"                 => CallStatus.Missed,
        "busy"                                    => CallStatus.Busy,
        "failed"                                  => CallStatus.Failed,
        _                                         => null,
    };

    /// <summary>A client of Twilio's is called <c>client:name</c>.</summary>
    private static string? Agent(Fields form) =>
        new[] { form.Text("DialCallTo"), form.Text("To"), form.Text("From") }.FirstOrDefault(one => one?.StartsWith("client:", StringComparison.Ordinal) == true)?["client:".Length..];

    private static TimeSpan? Seconds(string? written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestCall ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>RFC 2822, as in <c>Thu, 05 Mar 2026 10:00:00 +0000</c>; only years in which a telephone rang.</summary>
    private static DateTimeOffset? Instant(string? written) =>
        DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at.Year is >= 1900 and < 9999 ? at : null;
}
