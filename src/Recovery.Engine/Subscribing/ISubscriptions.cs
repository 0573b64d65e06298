namespace Recovery.Engine.Subscribing;

/// <summary>Somebody who wants to be told of events.</summary>
/// <param name="Types">Stored names of the events wanted, without version, e.g. <c>complaint-resolved</c>; empty for all.</param>
/// <param name="Secrets">Signing secrets, newest first: while one is being replaced, two.</param>
/// <param name="DisabledBecause">Why nothing is sent; null while it is active.</param>
public sealed record Subscription(
    Guid Id,
    string Name,
    Uri Url,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> Secrets,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? DisabledAt = null,
    string? DisabledBecause = null);

/// <summary>Who wants to be told. A new one is told of what happens from then on.</summary>
public interface ISubscriptions
{
    /// <summary>All of them, oldest first.</summary>
    ValueTask<IReadOnlyList<Subscription>> All(CancellationToken cancellation);

    /// <summary>One; null for an unknown id.</summary>
    ValueTask<Subscription?> Find(Guid id, CancellationToken cancellation);

    /// <summary>Adds one.</summary>
    ValueTask Add(Subscription subscription, CancellationToken cancellation);

    /// <summary>Replaces url, types and secrets; false for an unknown id.</summary>
    ValueTask<bool> Change(Subscription subscription, CancellationToken cancellation);

    /// <summary>Sends it nothing more, and says why; what waits for it is given up when its turn comes.</summary>
    ValueTask<bool> Disable(Guid id, string because, CancellationToken cancellation);

    /// <summary>Sends again what happens from now on.</summary>
    ValueTask<bool> Enable(Guid id, CancellationToken cancellation);

    /// <summary>Removes it with everything that waits for it.</summary>
    ValueTask<bool> Remove(Guid id, CancellationToken cancellation);
}
