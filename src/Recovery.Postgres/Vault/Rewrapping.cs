using Npgsql;
using NpgsqlTypes;
using Recovery.Audit.Sealing;

namespace Recovery.Postgres.Vault;

/// <summary>
/// The second half of a rotation: every key that an older master key wraps is wrapped with the current one. What the keys close stays as it is, so
/// neither the log nor its proofs change. May be broken off and run again.
/// </summary>
public sealed class Rewrapping(NpgsqlDataSource database, MasterKeys masters)
{
    private const int AtOnce = 1000;

    /// <summary>How many keys each master key wraps, by its id.</summary>
    public async ValueTask<IReadOnlyList<(string Master, long Keys)>> Standing(CancellationToken cancellation) =>
        await database.Query(Sql.Of("Vault/standing"), [], row => (row.GetString(0), row.GetInt64(1)), cancellation);

    /// <summary>The current master key is known to the database from now on.</summary>
    public async ValueTask<MasterKey> Introduce(CancellationToken cancellation)
    {
        var current = masters.Current ?? throw new MasterKeyException("there is no master key to wrap with.");
        await database.Execute(Sql.Of("Vault/introduce"), [Database.Text(current.Id)], cancellation);
        return current;
    }

    /// <summary>Wraps them anew; answers how many.</summary>
    /// <param name="progress">Told how many were, so far.</param>
    /// <exception cref="MasterKeyException">A key is wrapped with a master key that is not here.</exception>
    public async ValueTask<long> Run(IProgress<long>? progress, CancellationToken cancellation)
    {
        var current = await Introduce(cancellation);
        var (done, last) = (0L, (Guid?)null);
        while (await Old(current, last, cancellation) is { Count: > 0 } some)
        {
            await database.Execute(
                Sql.Of("Vault/rewrap"),
                [
                    Array(some, key => key.Owner, NpgsqlDbType.Uuid),
                    Array(some, key => key.Wrapped, NpgsqlDbType.Bytea),
                    Array(some, key => current.Wrap(key.Owner, Material(key)), NpgsqlDbType.Bytea),
                    Database.Text(current.Id),
                ],
                cancellation);
            (done, last) = (done + some.Count, some[^1].Owner);
            progress?.Report(done);
        }

        return done;
    }

    private async ValueTask<List<Key>> Old(MasterKey current, Guid? after, CancellationToken cancellation) => await database.Query(
        Sql.Of("Vault/wrapped_before"),
        [Database.Text(current.Id), Database.Maybe(after, NpgsqlDbType.Uuid), Database.Value(AtOnce)],
        row => new Key(row.GetGuid(0), row.GetString(1), row.GetFieldValue<byte[]>(2)),
        cancellation);

    private byte[] Material(Key key) => masters.Find(key.Master) is { } master
        ? master.Unwrap(key.Owner, key.Wrapped)
        : throw new MasterKeyException($"the key of {key.Owner} is wrapped with master key {key.Master}, which is not here: put it back after the current one.");

    private static NpgsqlParameter<T[]> Array<T>(List<Key> keys, Func<Key, T> of, NpgsqlDbType type) =>
        new() { TypedValue = [.. keys.Select(of)], NpgsqlDbType = NpgsqlDbType.Array | type };

    private sealed record Key(Guid Owner, string Master, byte[] Wrapped);
}
