using Recovery.Api.Access;
using Recovery.Api.Asking;

namespace Recovery.Api.Subscribing;

/// <summary><c>GET webhooks</c>.</summary>
internal static class WebhooksRoute
{
    public static readonly QueryRoute Route = new()
    {
        Path = "webhooks",
        Name = "webhooks",
        Summary = "Who is told of events, oldest first; never the secrets.",
        Right = Right.ManageKeys,
        Answers = typeof(WebhookList),
        Find = async (exchange, _) => new Found(new WebhookList([.. (await exchange.Ports.Subscriptions.All(exchange.Aborted).ConfigureAwait(false)).Select(Webhook.Of)])),
    };
}
