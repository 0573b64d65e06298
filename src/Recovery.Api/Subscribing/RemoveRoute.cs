using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;

namespace Recovery.Api.Subscribing;

/// <summary><c>POST webhooks/{wid}/removal</c>.</summary>
internal static class RemoveRoute
{
    public static readonly FormRoute Route = new()
    {
        Path = "webhooks/{wid}/removal",
        Name = "remove-webhook",
        Summary = "Removes it with everything that waits for it.",
        Right = Right.ManageKeys,
        Body = new Shape(),
        Example = "{}",
        Codes = [ApiCodes.WebhookUnknown],
        Answers = typeof(WebhookRemoved),
        Handle = (exchange, _) => OneWebhook.With(exchange, async one =>
            await exchange.Ports.Subscriptions.Remove(one.Id, exchange.Aborted).ConfigureAwait(false) ? new Found(new WebhookRemoved(one.Id, Removed: true)) : OneWebhook.Unknown),
    };
}
