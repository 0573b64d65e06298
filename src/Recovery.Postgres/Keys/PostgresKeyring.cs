using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Keys;

namespace Recovery.Postgres.Keys;

/// <summary>
/// API keys in the database. A key that was found is remembered for three seconds, so that not every request asks for it;
/// a revocation on another node is therefore in force here within that time.
/// </summary>
public sealed class PostgresKeyring(NpgsqlDataSource database, TimeProvider time) : IKeyring
{
    /// <summary>How long a key found is trusted without asking again.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async ValueTask<(ApiKey Key, string Secret)> Create(string name, Role role, CancellationToken cancellation)
    {
        var (id, secret) = Secret.Make();
        var made = await database.Query(
            Sql.Of("Keys/create"),
            [Database.Value(id), Database.Value(name), Database.Value(Words.Of(role)), Database.Value(Secret.Hash(secret))],
            row => row.GetFieldValue<DateTimeOffset>(0),
            cancellation);
        return (new ApiKey(id, name, role, made[0], null), secret);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ApiKey>> List(CancellationToken cancellation) =>
        await database.Query(Sql.Of("Keys/list"), [], Read, cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> Revoke(string id, CancellationToken cancellation)
    {
        if (id.Contains('\0', StringComparison.Ordinal))
            return false;
        var revoked = await database.Execute(Sql.Of("Keys/revoke"), [Database.Value(id)], cancellation);
        known.TryRemove(id, out _);
        return revoked == 1;
    }

    /// <inheritdoc/>
    public async ValueTask<ApiKey?> Find(string secret, CancellationToken cancellation)
    {
        if (Secret.IdOf(secret) is not { } id)
            return null;
        var hash = Secret.Hash(secret);
        if (known.TryGetValue(id, out var one) && time.GetElapsedTime(one.Since) < Remembered)
            return Opens(hash, one);

        var asked = time.GetTimestamp();
        var found = await database.Query(
            Sql.Of("Keys/find"), [Database.Value(id)], row => new Known(Read(row), row.GetFieldValue<byte[]>(5), asked), cancellation);
        if (found is not [{ Key.RevokedAt: null } live])
        {
            known.TryRemove(id, out _);
            return null;
        }

        known[id] = live; // no more of them than there are keys
        return Opens(hash, live);
    }

    private static ApiKey? Opens(byte[] hash, Known one) => CryptographicOperations.FixedTimeEquals(hash, one.Hash) ? one.Key : null;

    private static ApiKey Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        Words.TryRead<Role>(row.GetString(2), out var role) ? role : throw new InvalidDataException("api_keys.role: " + row.GetString(2)),
        row.GetFieldValue<DateTimeOffset>(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4));

    private sealed record Known(ApiKey Key, byte[] Hash, long Since);
}
