using System.Security.Cryptography;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Engine.Subscribing;
using Recovery.Integrations.Signing;

namespace Recovery.Api.Subscribing;

/// <summary>The subscription that a path names.</summary>
internal static class OneWebhook
{
    public static readonly Problem Unknown = new(404, ApiCodes.WebhookUnknown);

    private const int SecretBytes = 32;

    /// <summary>A new signing secret.</summary>
    public static string NewSecret() => WebhookSecret.Write(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Does something with it, or answers that there is none.</summary>
    public static async ValueTask<Found> With(Exchange exchange, Func<Subscription, ValueTask<Found>> handle) =>
        await Find(exchange).ConfigureAwait(false) is { } one ? await handle(one).ConfigureAwait(false) : Unknown;

    /// <summary>How it stands now.</summary>
    public static ValueTask<Found> Now(Exchange exchange) => With(exchange, one => ValueTask.FromResult(new Found(Webhook.Of(one))));

    private static async ValueTask<Subscription?> Find(Exchange exchange) =>
        Guid.TryParseExact(exchange.PathPart("wid"), "D", out var id) ? await exchange.Ports.Subscriptions.Find(id, exchange.Aborted).ConfigureAwait(false) : null;
}
