using System.Security.Cryptography;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Integrations.Providers;
using Recovery.Integrations.Reading;
using OutsideFaults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.Arriving.Providers;

/// <summary><c>POST intake/sendgrid</c>.</summary>
internal static class SendGridRoute
{
    public static readonly RawRoute Route = new()
    {
        Path = "intake/sendgrid",
        Name = "intake-sendgrid",
        Summary = "Inbound Parse of SendGrid, raw or taken apart, signed by a security policy.",
        Right = Right.BringIn,
        ProvenAs = "sendgrid",
        IsOpen = edges => edges.SendGridKey is not null,
        Takes = ["multipart/form-data"],
        MaxBytes = SendGrid.MaxBytes,
        Answers = typeof(ArrivalFiled),
        Codes = [.. Proven.Codes, OutsideFaults.SecretInvalid, OutsideFaults.NotAForm, OutsideFaults.MediaTypeUnknown, OutsideFaults.MemberMissing],
        Handle = Take,
    };

    private static async ValueTask<Found> Take(Exchange exchange, ReadOnlyMemory<byte> body)
    {
        if (exchange.Ports.Edges.SendGridKey is not { } key)
            return Proven.NotConfigured;
        var verified = SendGrid.Verify(Proven.HeadersOf(exchange.Http.Request), body.Span, key, exchange.Ports.Time);
        if (verified.Value is not { } proof)
            return Proven.Refused(verified.Fault!);
        var form = Forms.Read(body, exchange.Http.Request.ContentType, SendGrid.MaxBytes);
        if (form.Value is not { } fields)
            return Proven.Refused(form.Fault!);
        return await Proven.Take(exchange, Proven.Seen(proof, SHA256.HashData(body.Span)), reader => SendGrid.Read(proof, fields, reader)).ConfigureAwait(false);
    }
}
