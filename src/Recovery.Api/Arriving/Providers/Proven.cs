using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Filing.Mails;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Reading;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;
using OutsideFaults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.Arriving.Providers;

/// <summary>What the endpoints of mail providers share.</summary>
internal static class Proven
{
    /// <summary>Codes with which a provider's request is refused.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        ApiCodes.EdgeNotConfigured, OutsideFaults.NotSigned, OutsideFaults.SignatureInvalid, OutsideFaults.SignatureTooOld, OutsideFaults.SignatureFromTheFuture, OutsideFaults.Replayed, .. IntakeAnswer.Codes,
    ];

    /// <summary>Nobody set this provider up here.</summary>
    public static readonly Problem NotConfigured = new(404, ApiCodes.EdgeNotConfigured);

    /// <summary>Why a provider is not listened to (401), or why what it sent cannot be read (422, 413).</summary>
    public static Problem Refused(Fault fault) => new(StatusOf(fault.Code), fault.Code, fault.Detail);

    /// <summary>Files a message that a provider gave; always 200, which some of them insist on.</summary>
    /// <param name="read">Reads the provider's payload; what it hands to the reader is the message to be kept.</param>
    public static async ValueTask<Found> Take(Exchange exchange, SeenProof? proof, Func<Func<ReadOnlyMemory<byte>, MailMessage>, Reading<MailMessage>> read)
    {
        ReadOnlyMemory<byte> raw = default;
        var message = read(bytes =>
        {
            raw = bytes;
            return MessageReader.Read(bytes);
        });
        if (message.Value is not { } mail)
            return Refused(message.Fault!);
        return IntakeAnswer.Of(exchange, await exchange.Ports.Mail.Take(mail, Delivered.Headed(mail, raw), proof, exchange.Actor, exchange.Aborted).ConfigureAwait(false));
    }

    /// <summary>The proof as it is remembered; null where the provider gives nothing that makes a repetition known.</summary>
    /// <param name="digest">SHA-256 of what came with the proof.</param>
    public static SeenProof? Seen(Proof proof, byte[] digest) => proof.Id is { } id ? new SeenProof(proof.Scope, id, digest, proof.KeepUntil) : null;

    /// <summary>SHA-256 of what a form holds: a provider that tries again writes the same form between other boundaries.</summary>
    public static byte[] Digest(Fields fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in fields.All)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{field.Name.Length}:{field.Name}{field.FileName?.Length}:{field.FileName}{field.Content.Length}:"));
            hash.AppendData(field.Content.Span);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The headers of a request.</summary>
    public static Headers HeadersOf(HttpRequest request) =>
        new(request.Headers.SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? string.Empty))));

    private static int StatusOf(string code) => code switch
    {
        OutsideFaults.TooLarge          => 413,
        OutsideFaults.MediaTypeUnknown  => 415,
        OutsideFaults.SecretInvalid     => 503, // our own key is wrong: the provider comes again once an operator has mended it
        OutsideFaults.CredentialsWrong or OutsideFaults.NotSigned or OutsideFaults.SignatureInvalid or OutsideFaults.SignatureTooOld or OutsideFaults.SignatureFromTheFuture
            or OutsideFaults.SignatureVersionUnknown or OutsideFaults.CertificateNotTrusted or OutsideFaults.TopicNotOurs or OutsideFaults.Replayed => 401,
        _                               => 422,
    };
}
