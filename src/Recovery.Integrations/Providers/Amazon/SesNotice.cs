using System.Text;
using System.Text.Json;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;

namespace Recovery.Integrations.Providers.Amazon;

/// <summary>What SES says through SNS.</summary>
public abstract record SesNotice
{
    /// <summary>SNS asks whether to send us this topic: call <paramref name="Confirm"/> to say yes.</summary>
    public sealed record SubscriptionAsked(string TopicArn, Uri Confirm) : SesNotice;

    /// <summary>The topic no longer sends to us.</summary>
    public sealed record SubscriptionEnded(string TopicArn) : SesNotice;

    /// <summary>A mail came, and this is it.</summary>
    public sealed record Arrived(MailMessage Message) : SesNotice;

    /// <summary>A mail came and lies in a bucket; fetch it, read it, and set what <paramref name="Recipients"/> says of the envelope.</summary>
    public sealed record Stored(string Bucket, string Key, string? Sender, IReadOnlyList<string> Recipients) : SesNotice;

    /// <summary>News of a mail of ours.</summary>
    /// <param name="MessageId">Identity that SES gave it; null where it says none.</param>
    public sealed record DeliveryNews(DeliveryKind Kind, string? MessageId, IReadOnlyList<AffectedRecipient> Recipients) : SesNotice;

    /// <summary>Something we have no use for.</summary>
    public sealed record Ignored(string Kind) : SesNotice;

    /// <summary>What a proven message of SNS says; <c>not-json</c>, <c>data-invalid</c>, … where SES did not write it.</summary>
    public static Reading<SesNotice> Read(Proof _, SnsMessage message, Func<ReadOnlyMemory<byte>, MailMessage> reader) => message.Type switch
    {
        SnsMessage.SubscriptionConfirmation => SnsSignature.ConfirmationUrl(message.SubscribeUrl) is { } url ? new SubscriptionAsked(message.TopicArn, url) : new Fault(Faults.UrlInvalid, "/SubscribeURL"),
        SnsMessage.UnsubscribeConfirmation  => new SubscriptionEnded(message.TopicArn),
        SnsMessage.Notification             => Read(Encoding.UTF8.GetBytes(message.Message), reader),
        _                                   => new Ignored(message.Type),
    };

    internal static Reading<SesNotice> Read(ReadOnlyMemory<byte> json, Func<ReadOnlyMemory<byte>, MailMessage> reader) =>
        BoundedJson.Read(json, SnsMessage.MaxBytes).Then<SesNotice>(root => (root.Element.Text("notificationType") ?? root.Element.Text("eventType")) switch
        {
            "Received"  => Received(root.Element, reader),
            "Bounce"    => SesDeliveries.Bounced(root.Element),
            "Complaint" => SesDeliveries.Complained(root.Element),
            "Delivery"  => SesDeliveries.Delivered(root.Element),
            { } other   => new Ignored(other.Length > 40 ? other[..40] : other),
            null        => new Ignored("test"), // «Successfully validated SNS topic …» says no kind
        });

    private static Reading<SesNotice> Received(JsonElement json, Func<ReadOnlyMemory<byte>, MailMessage> reader)
    {
        var sender = json.Member("mail")?.Text("source");
        string[] recipients = [.. json.Member("receipt")?.Texts("recipients") ?? []];
        var action = json.Member("receipt")?.Member("action");
        if (action?.Text("type") == "S3")
            return action?.Text("bucketName") is { } bucket && action?.Text("objectKey") is { } key ? new Stored(bucket, key, sender, recipients) : new Fault(Faults.DataInvalid, "/receipt/action");
        if (json.Text("content") is not { } content)
            return new Fault(Faults.DataInvalid, "/content");

        var bytes = Encoding.UTF8.GetBytes(content);
        if (string.Equals(action?.Text("encoding"), "BASE64", StringComparison.OrdinalIgnoreCase) && !Base64.TryRead(content, out bytes))
            return new Fault(Faults.DataInvalid, "/content");
        return new Arrived(new Envelope(sender, recipients).On(reader(bytes)));
    }
}
