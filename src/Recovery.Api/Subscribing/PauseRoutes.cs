using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;

namespace Recovery.Api.Subscribing;

/// <summary><c>POST webhooks/{wid}/pause</c> and <c>POST webhooks/{wid}/resume</c>.</summary>
internal static class PauseRoutes
{
    private const string Paused = "paused";

    public static readonly FormRoute Pause = new()
    {
        Path = "webhooks/{wid}/pause",
        Name = "pause-webhook",
        Summary = "Sends it nothing more; what waits for it is given up, and can be tried again once it is resumed.",
        Right = Right.ManageKeys,
        Body = new Shape(),
        Example = "{}",
        Codes = [ApiCodes.WebhookUnknown],
        Answers = typeof(Webhook),
        Handle = (exchange, _) => OneWebhook.With(exchange, async one =>
        {
            await exchange.Ports.Subscriptions.Disable(one.Id, Paused, exchange.Aborted).ConfigureAwait(false);
            return await OneWebhook.Now(exchange).ConfigureAwait(false);
        }),
    };

    public static readonly FormRoute Resume = new()
    {
        Path = "webhooks/{wid}/resume",
        Name = "resume-webhook",
        Summary = "Sends it what happens from now on.",
        Right = Right.ManageKeys,
        Body = new Shape(),
        Example = "{}",
        Codes = [ApiCodes.WebhookUnknown],
        Answers = typeof(Webhook),
        Handle = (exchange, _) => OneWebhook.With(exchange, async one =>
        {
            await exchange.Ports.Subscriptions.Enable(one.Id, exchange.Aborted).ConfigureAwait(false);
            return await OneWebhook.Now(exchange).ConfigureAwait(false);
        }),
    };
}
