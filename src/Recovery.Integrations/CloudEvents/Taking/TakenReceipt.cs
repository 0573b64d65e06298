using Recovery.Engine.Delivering;
using Recovery.Integrations.CloudEvents.Catalogue;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents.Taking;

/// <summary>Whether a message of ours reached its destination, as the operator or mail service tells.</summary>
internal static class TakenReceipt
{
    /// <summary>Notes it on the delivery with that Message-ID. The operator's own words are not kept: they name the recipient.</summary>
    public static async ValueTask<Taking> Note(GivenEvent given, IDeliveries deliveries, CancellationToken cancellation)
    {
        var sentAs = given.Data.Text("messageId")!.Trim().Trim('<', '>');
        var final = given.Data.Text("kind") is not "transient";
        return await deliveries.Note(sentAs, Failure(given), final, cancellation).ConfigureAwait(false) is { } delivery ? new Taking.Noted(delivery.Reference) : new Taking.Ignored();
    }

    /// <summary>The operator's word for it with its code, e.g. <c>permanent 5.1.1</c>; null where the message arrived.</summary>
    private static string? Failure(GivenEvent given) => given.Event.Type is EventTypes.MessageDelivered ? null
        : given.Data.Text("code") is { } code && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? $"{given.Data.Text("kind")} {code}"
        : given.Data.Text("kind");
}
