using Recovery.Domain;

namespace Recovery.Engine.Keys;

/// <summary>An API key as listed; the secret itself is shown once, when it is made, and kept only as a hash.</summary>
public sealed record ApiKey(string Id, string Name, Role Role, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

/// <summary>API keys: made, found by their secret, revoked.</summary>
public interface IKeyring
{
    /// <summary>Makes a key and returns its secret, to be shown once: <c>rk_…</c>, 256 random bits.</summary>
    ValueTask<(ApiKey Key, string Secret)> Create(string name, Role role, CancellationToken cancellation);

    /// <summary>All keys, newest first, revoked ones too.</summary>
    ValueTask<IReadOnlyList<ApiKey>> List(CancellationToken cancellation);

    /// <summary>Revokes a key; false when there is none with this id. In force on every node within five seconds.</summary>
    ValueTask<bool> Revoke(string id, CancellationToken cancellation);

    /// <summary>The live key with this secret; null for an unknown or revoked one.</summary>
    ValueTask<ApiKey?> Find(string secret, CancellationToken cancellation);
}
