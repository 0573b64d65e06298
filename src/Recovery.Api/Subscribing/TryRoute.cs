using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Engine.Subscribing;
using Recovery.Integrations.Webhooks.Sending;

namespace Recovery.Api.Subscribing;

/// <summary><c>POST webhooks/{wid}/test</c>.</summary>
internal static class TryRoute
{
    public static readonly FormRoute Route = new()
    {
        Path = "webhooks/{wid}/test",
        Name = "try-webhook",
        Summary = "Sends it a " + EventContent.Ping + " now, also while it is paused, and says what came back.",
        Right = Right.ManageKeys,
        Body = new Shape(),
        Example = "{}",
        Codes = [ApiCodes.WebhookUnknown],
        Answers = typeof(WebhookTried),
        Handle = (exchange, _) => OneWebhook.With(exchange, one => Tried(exchange, one)),
    };

    private static async ValueTask<Found> Tried(Exchange exchange, Subscription one)
    {
        if (exchange.Ports.Webhooks.Check(one.Url.AbsoluteUri).Fault is { } fault)
            return new Found(new WebhookTried(Arrived: false, null, 0, fault.Code));

        var now = exchange.Ports.Clock.Now;
        var id = "ping_" + Guid.CreateVersion7(now).ToString("N");
        var began = exchange.Ports.Time.GetTimestamp();
        var called = await exchange.Ports.Webhooks.Try(one, id, EventContent.PingOf(id, exchange.Ports.Edges.Source, now), exchange.Aborted).ConfigureAwait(false);
        var took = (long)exchange.Ports.Time.GetElapsedTime(began).TotalMilliseconds;
        return new Found(new WebhookTried(called.Answer?.Status is >= 200 and <= 299, called.Answer?.Status, took, called.Answer?.Reason ?? called.Reason));
    }
}
