using System.Globalization;

namespace Recovery.Integrations.Webhooks.Sending;

/// <summary>What a subscriber's server made of an event.</summary>
/// <param name="Status">HTTP status; null where none came.</param>
/// <param name="Reason">In words, for people; nothing of what the server wrote.</param>
/// <param name="RetryAfter">How long it asks us to wait.</param>
public sealed record WebhookAnswer(int? Status, string Reason, TimeSpan? RetryAfter = null)
{
    /// <summary>True where the server is down or overwhelmed; a refusal is an answer.</summary>
    public bool IsDown => Status is null or 408 or 429 or >= 500;

    /// <summary>An answer.</summary>
    public static WebhookAnswer Of(int status, TimeSpan? retryAfter) => new(
        status,
        status is >= 300 and <= 399
            ? string.Create(CultureInfo.InvariantCulture, $"answered {status}: redirects are not followed")
            : string.Create(CultureInfo.InvariantCulture, $"answered {status}"),
        retryAfter);
}
