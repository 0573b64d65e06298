using Recovery.Engine.Subscribing;

namespace Recovery.Api.Subscribing;

/// <summary>A subscription, without its secrets.</summary>
/// <param name="Types">Events it is told of, without version; all where empty.</param>
/// <param name="PausedBecause">Why nothing is sent; absent while it is active.</param>
public sealed record Webhook(Guid Id, string Name, string Url, IReadOnlyList<string> Types, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? PausedAt, string? PausedBecause)
{
    internal static Webhook Of(Subscription one) =>
        new(one.Id, one.Name, one.Url.AbsoluteUri, one.Types, one.CreatedAt, one.CreatedBy, one.DisabledAt, one.DisabledBecause);
}

/// <summary>All subscriptions.</summary>
public sealed record WebhookList(IReadOnlyList<Webhook> Items);

/// <summary>A subscription whose signing secret is shown this once.</summary>
public sealed record WebhookSecretShown(Webhook Webhook, string Secret);

/// <summary>A subscription that is gone.</summary>
public sealed record WebhookRemoved(Guid Id, bool Removed);

/// <summary>What came back from a trial.</summary>
/// <param name="Arrived">True for an answer of 2xx.</param>
/// <param name="Status">HTTP status; absent where none came.</param>
/// <param name="Milliseconds">Until the answer, or until it was given up.</param>
/// <param name="Reason">What happened.</param>
public sealed record WebhookTried(bool Arrived, int? Status, long Milliseconds, string Reason);
