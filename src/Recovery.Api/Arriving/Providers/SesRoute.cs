using System.Security.Cryptography;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Filing.Mails;
using Recovery.Integrations.Mail.Reading;
using Recovery.Integrations.Providers.Amazon;
using Recovery.Integrations.Reading;
using OutsideFaults = Recovery.Integrations.Reading.Faults;

namespace Recovery.Api.Arriving.Providers;

/// <summary>What was understood of something that SNS posted.</summary>
public enum SesHearing
{
    /// <summary>A message of mail.</summary>
    Mail,

    /// <summary>A message of mail that lies in a bucket, where we do not look: a person has to.</summary>
    StoredMail,

    /// <summary>News of mail of ours: set aside to be seen.</summary>
    News,

    /// <summary>SNS was told that we listen to this topic.</summary>
    SubscriptionConfirmed,

    /// <summary>SNS no longer sends us this topic.</summary>
    SubscriptionEnded,

    /// <summary>Nothing we have a use for.</summary>
    Ignored,
}

/// <summary>What was understood, and what became of it.</summary>
public sealed record SesHeard(SesHearing Heard, ArrivalFiled? Filed = null);

/// <summary><c>POST intake/ses</c>.</summary>
internal static class SesRoute
{
    public static readonly RawRoute Route = new()
    {
        Path = "intake/ses",
        Name = "intake-ses",
        Summary = "Amazon SES through SNS: inbound mail, and news of mail sent; signed by SNS, from the topics set up here. A subscription to one of them is confirmed.",
        Right = Right.BringIn,
        ProvenAs = "ses",
        IsOpen = edges => edges.Sns is not null,
        Takes = ["text/plain", "application/json"],
        MaxBytes = SnsMessage.MaxBytes,
        Answers = typeof(SesHeard),
        Codes =
        [
            .. Proven.Codes, OutsideFaults.SignatureVersionUnknown, OutsideFaults.TopicNotOurs, OutsideFaults.CertificateNotTrusted,
            OutsideFaults.NotJson, OutsideFaults.MemberMissing, OutsideFaults.DataInvalid, OutsideFaults.UrlInvalid, ApiCodes.ProviderUnreachable,
        ],
        Handle = Take,
    };

    private static async ValueTask<Found> Take(Exchange exchange, ReadOnlyMemory<byte> body)
    {
        if (exchange.Ports.Edges.Sns is not { } settings)
            return Proven.NotConfigured;
        var read = SnsMessage.Read(body);
        if (read.Value is not { } sns)
            return Proven.Refused(read.Fault!);
        var verified = await SnsSignature.VerifyAsync(sns, settings, exchange.Ports.Time, exchange.Ports.Edges.SnsCalls.Certificate, exchange.Aborted).ConfigureAwait(false);
        if (verified.Value is not { } proof)
            return Proven.Refused(verified.Fault!);

        ReadOnlyMemory<byte> raw = default;
        var notice = SesNotice.Read(proof, sns, bytes => MessageReader.Read(raw = bytes));
        var seen = Proven.Seen(proof, SHA256.HashData(body.Span));
        return notice.Value switch
        {
            SesNotice.Arrived(var mail)             => await Filed(exchange, SesHearing.Mail, Delivered.Headed(mail, raw), seen).ConfigureAwait(false),
            SesNotice.Stored stored                 => await Filed(exchange, SesHearing.StoredMail, SesMail.Of(sns, stored), seen, FilingCodes.StoredElsewhere).ConfigureAwait(false),
            SesNotice.DeliveryNews                  => await Filed(exchange, SesHearing.News, SesMail.Of(sns), seen).ConfigureAwait(false),
            SesNotice.SubscriptionAsked(_, var yes) => await exchange.Ports.Edges.SnsCalls.Confirm(yes, exchange.Aborted).ConfigureAwait(false)
                                                        ? new Found(new SesHeard(SesHearing.SubscriptionConfirmed))
                                                        : new Problem(503, ApiCodes.ProviderUnreachable) { RetryAfter = 20 },
            SesNotice.SubscriptionEnded             => new Found(new SesHeard(SesHearing.SubscriptionEnded)),
            { }                                     => new Found(new SesHeard(SesHearing.Ignored)),
            null                                    => Proven.Refused(notice.Fault!),
        };
    }

    private static async ValueTask<Found> Filed(Exchange exchange, SesHearing heard, ReadOnlyMemory<byte> raw, SeenProof? proof, string? code = null)
    {
        var filed = await exchange.Ports.Mail.Take(MessageReader.Read(raw), raw, proof, exchange.Actor, exchange.Aborted, code).ConfigureAwait(false);
        var found = IntakeAnswer.Of(exchange, filed);
        return found.Answer is ArrivalFiled answer ? new Found(new SesHeard(heard, answer)) : found;
    }
}
