using System.Text.Json;
using Recovery.Domain;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.Providers.Amazon;

/// <summary>What became of a mail of ours.</summary>
public enum DeliveryKind
{
    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>It never will.</summary>
    FailedForGood,

    /// <summary>It has not yet, and may.</summary>
    FailedForNow,

    /// <summary>The recipient calls it unwanted.</summary>
    Unwanted,
}

/// <summary>Whom the news is about.</summary>
/// <param name="Code">Enhanced status (RFC 3463), for example <c>5.1.1</c>.</param>
/// <param name="Detail">The carrier's words; they often repeat the address.</param>
public sealed record AffectedRecipient(Personal Address, string? Code, Personal? Detail);

/// <summary>Reads what SES says of mails of ours.</summary>
internal static class SesDeliveries
{
    public static SesNotice Bounced(JsonElement json) => new SesNotice.DeliveryNews(
        json.Member("bounce")?.Text("bounceType") == "Permanent" ? DeliveryKind.FailedForGood : DeliveryKind.FailedForNow,
        MessageId(json),
        Recipients(json, "bounce", "bouncedRecipients"));

    public static SesNotice Complained(JsonElement json) => new SesNotice.DeliveryNews(DeliveryKind.Unwanted, MessageId(json), Recipients(json, "complaint", "complainedRecipients"));

    public static SesNotice Delivered(JsonElement json) => new SesNotice.DeliveryNews(
        DeliveryKind.Delivered, MessageId(json), [.. (json.Member("delivery")?.Texts("recipients") ?? []).Select(address => new AffectedRecipient(Personal.Of(address), null, null))]);

    private static string? MessageId(JsonElement json) => json.Member("mail")?.Text("messageId");

    private static AffectedRecipient[] Recipients(JsonElement json, string part, string list) =>
        [.. (json.Member(part)?.Items(list) ?? []).Where(one => one.Text("emailAddress") is not null)
            .Select(one => new AffectedRecipient(Personal.Of(one.Text("emailAddress")), one.Text("status"), Personal.Maybe(one.Text("diagnosticCode"))))];
}
