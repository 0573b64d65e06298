using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Integrations.Providers;
using Recovery.Integrations.Reading;
using OutsideFaults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.Arriving.Providers;

/// <summary><c>POST intake/mailgun</c>.</summary>
internal static class MailgunRoute
{
    public static readonly RawRoute Route = new()
    {
        Path = "intake/mailgun",
        Name = "intake-mailgun",
        Summary = "Inbound mail of a route of Mailgun, signed with the account's webhook signing key.",
        Right = Right.BringIn,
        ProvenAs = "mailgun",
        IsOpen = edges => edges.MailgunKey is not null,
        Takes = ["multipart/form-data", "application/x-www-form-urlencoded"],
        MaxBytes = Mailgun.MaxBytes,
        Answers = typeof(ArrivalFiled),
        Codes = [.. Proven.Codes, OutsideFaults.NotAForm, OutsideFaults.MediaTypeUnknown, OutsideFaults.MemberMissing],
        Handle = Take,
    };

    private static async ValueTask<Found> Take(Exchange exchange, ReadOnlyMemory<byte> body)
    {
        if (exchange.Ports.Edges.MailgunKey is not { } key)
            return Proven.NotConfigured;
        var form = Forms.Read(body, exchange.Http.Request.ContentType, Mailgun.MaxBytes);
        if (form.Value is not { } fields)
            return Proven.Refused(form.Fault!);
        var verified = Mailgun.Verify(fields, key, exchange.Ports.Time);
        if (verified.Value is not { } proof)
            return Proven.Refused(verified.Fault!);
        return await Proven.Take(exchange, Proven.Seen(proof, Proven.Digest(fields)), reader => Mailgun.Read(proof, fields, reader)).ConfigureAwait(false);
    }
}
