using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Engine.Subscribing;

namespace Recovery.Api.Subscribing;

/// <summary><c>POST webhooks/{wid}/secret</c>.</summary>
internal static class ReplaceSecretRoute
{
    public static readonly FormRoute Route = new()
    {
        Path = "webhooks/{wid}/secret",
        Name = "replace-webhook-secret",
        Summary = "Makes a new signing secret, shown this once; the one before signs beside it until the next, so that nothing is missed while it is replaced.",
        Right = Right.ManageKeys,
        Body = new Shape(),
        Example = "{}",
        Codes = [ApiCodes.WebhookUnknown],
        Answers = typeof(WebhookSecretShown),
        Handle = (exchange, _) => OneWebhook.With(exchange, one => Replaced(exchange, one)),
    };

    private static async ValueTask<Found> Replaced(Exchange exchange, Subscription one)
    {
        var secret = OneWebhook.NewSecret();
        var changed = one with { Secrets = [secret, .. one.Secrets.Take(1)] };
        return await exchange.Ports.Subscriptions.Change(changed, exchange.Aborted).ConfigureAwait(false)
            ? new Found(new WebhookSecretShown(Webhook.Of(changed), secret))
            : OneWebhook.Unknown;
    }
}
