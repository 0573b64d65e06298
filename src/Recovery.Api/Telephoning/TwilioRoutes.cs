using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Phone;
using Recovery.Integrations.Phone.Twilio;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;
using Providers = Recovery.Api.Arriving.Providers.Proven;

namespace Recovery.Api.Telephoning;

/// <summary><c>POST intake/twilio/voice</c> and <c>POST intake/twilio/sms</c>: what Twilio tells of calls and text messages, proven by its signature.</summary>
internal static class TwilioRoutes
{
    private const int MaxBytes = 256 * 1024;
    private const string FormType = "application/x-www-form-urlencoded";
    private const string Xml = "text/xml";

    private static readonly string[] Codes = [.. Providers.Codes, Faults.MediaTypeUnknown, Faults.NotAForm, Faults.TooMany, Faults.MemberMissing, Faults.MemberInvalid];

    public static readonly RawRoute Voice = new()
    {
        Path = "intake/twilio/voice",
        Name = "twilio-voice",
        Summary = "Takes Twilio's status callbacks and Dial actions: an answered or missed call waits for a person. Proven by X-Twilio-Signature.",
        Right = Right.BringIn,
        Takes = [FormType],
        MaxBytes = MaxBytes,
        ProvenAs = "twilio",
        IsOpen = edges => edges.TwilioToken is not null,
        OnlyAs = Xml,
        Codes = Codes,
        Handle = (exchange, body) => Proven(exchange, body, (proof, form, seen) => Call(exchange, proof, form, seen)),
    };

    public static readonly RawRoute Sms = new()
    {
        Path = "intake/twilio/sms",
        Name = "twilio-sms",
        Summary = "Takes Twilio's text messages: offered to the open cases of their number, else each opens a case. Proven by X-Twilio-Signature.",
        Right = Right.BringIn,
        Takes = [FormType],
        MaxBytes = MaxBytes,
        ProvenAs = "twilio",
        IsOpen = edges => edges.TwilioToken is not null,
        OnlyAs = Xml,
        Codes = Codes,
        Handle = (exchange, body) => Proven(exchange, body, (proof, form, seen) => Text(exchange, proof, form, seen)),
    };

    private static async ValueTask<Found> Proven(Exchange exchange, ReadOnlyMemory<byte> body, Func<Proof, Fields, SeenProof, ValueTask<Problem?>> take)
    {
        if (exchange.Ports.Edges.TwilioToken is not { } token)
            return Providers.NotConfigured;
        if (!exchange.Http.Request.Headers.ContainsKey(TwilioSignature.Header))
            return Providers.Refused(new Fault(Faults.NotSigned));
        var read = Forms.Read(body, exchange.Http.Request.ContentType, MaxBytes);
        if (read.Value is not { } form)
            return Providers.Refused(read.Fault!);

        var verified = Verify(exchange, form, token);
        return verified.Value is { } proof
            ? await take(proof, form, Providers.Seen(proof, Providers.Digest(form))!).ConfigureAwait(false) is { } problem ? problem : Found.Written
            : Providers.Refused(verified.Fault!);
    }

    /// <summary>Twilio writes the port of the URL it signs by rules of its own: with and without the usual one is the same address.</summary>
    private static Reading<Proof> Verify(Exchange exchange, Fields form, string token)
    {
        Reading<Proof> last = new Fault(Faults.SignatureInvalid);
        foreach (var url in CalledUrl.Of(exchange.Http.Request, exchange.Ports.Edges.OutsideUrl))
        {
            last = TwilioSignature.Verify(Providers.HeadersOf(exchange.Http.Request), url, form, token, exchange.Ports.Time);
            if (last.Value is not null)
                return last;
        }

        return last;
    }

    private static async ValueTask<Problem?> Call(Exchange exchange, Proof proof, Fields form, SeenProof seen)
    {
        var read = TwilioRequests.Call(proof, form, exchange.Ports.Edges.Numbers);
        if (read.Value is not { } call)
            return Providers.Refused(read.Fault!);
        if (await Taken(exchange, phone => phone.Take(call, named: null, seen, exchange.Actor, exchange.Aborted)).ConfigureAwait(false) is { } problem)
            return problem;

        var mustNotHangUp = call is { Status: CallStatus.Ringing, Direction: Direction.In } && form.Said("CallbackSource") is null;
        return Answer(exchange, mustNotHangUp);
    }

    private static async ValueTask<Problem?> Text(Exchange exchange, Proof proof, Fields form, SeenProof seen)
    {
        if (form.Text("Body") is null && form.Said("MessageStatus") is not null)
            return Answer(exchange, nothing: false); // how one of ours fares: those leave elsewhere
        var read = TwilioRequests.Text(proof, form, exchange.Ports.Edges.Numbers);
        if (read.Value is not { } text)
            return Providers.Refused(read.Fault!);
        return await Taken(exchange, phone => phone.Take(text, named: null, seen, exchange.Actor, exchange.Aborted)).ConfigureAwait(false) is { } problem
            ? problem
            : Answer(exchange, nothing: false);
    }

    private static async ValueTask<Problem?> Taken(Exchange exchange, Func<PhoneIntake, ValueTask<PhoneTaken>> take) =>
        await take(new PhoneIntake(exchange.Ports.Filing)).ConfigureAwait(false) switch
        {
            PhoneTaken.Replayed                             => Providers.Refused(new Fault(Faults.Replayed)),
            PhoneTaken.Kept { Filed: Filed.NotYet not }     => new Problem(503, not.Code) { RetryAfter = 1 },
            PhoneTaken.Kept { Filed: Filed.Refused no }     => no.Code is FilingCodes.NoPolicy ? new Problem(503, no.Code) { RetryAfter = 60 } : new Problem(409, no.Code, no.Detail),
            _                                               => null,
        };

    /// <summary>An empty document of TwiML does nothing more; to a call that just came in it would mean hanging up, so that gets no document at all.</summary>
    private static Problem? Answer(Exchange exchange, bool nothing)
    {
        var response = exchange.Http.Response;
        response.StatusCode = nothing ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
        if (nothing)
            return null;
        var bytes = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>"u8;
        response.ContentType = Xml;
        response.ContentLength = bytes.Length;
        var span = response.BodyWriter.GetSpan(bytes.Length);
        bytes.CopyTo(span);
        response.BodyWriter.Advance(bytes.Length);
        return null;
    }
}
