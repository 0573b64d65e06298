using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Api.Arriving;

/// <summary><c>POST intake/email</c>: a raw message of mail.</summary>
internal static class EmailRoute
{
    private const long MaxBytes = 40 * 1024 * 1024; // mail systems carry 25 to 35 MB

    public static readonly RawRoute Route = new()
    {
        Path = "intake/email",
        Name = "intake-email",
        Summary = "A message of mail, raw (RFC 5322). It opens a case (201), is linked to one, waits for a person, or is set aside (200: nothing is to be bounced). The same message again changes nothing and gets the same answer.",
        Right = Right.BringIn,
        Takes = ["message/rfc822"],
        IsStrict = true,
        OrStatus = 201,
        MaxBytes = MaxBytes,
        Answers = typeof(ArrivalFiled),
        Codes = IntakeAnswer.Codes,
        Handle = Take,
    };

    private static async ValueTask<Found> Take(Exchange exchange, ReadOnlyMemory<byte> raw)
    {
        if (raw.IsEmpty)
            return Problem.Malformed(Faults.Root, Fault.Empty);
        var by = exchange.Actor with { Role = Role.Integration };
        var filed = await exchange.Ports.Mail.Take(MessageReader.Read(raw), raw, proof: null, by, exchange.Aborted).ConfigureAwait(false);
        return IntakeAnswer.Of(exchange, filed, opened: 201);
    }
}
