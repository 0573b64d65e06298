using Npgsql;
using NpgsqlTypes;
using Recovery.Audit.Sealing;
using Recovery.Engine.Sealing;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Vault;

/// <summary>
/// The house's own key, which closes what belongs to no case, and the keyed hashes by which personal things are found again. It stands among the keys
/// of cases under the nil UUID, wrapped by the master key like them; a rotation wraps it anew and changes nothing of what it closed or hashed.
/// </summary>
internal sealed class HouseKey
{
    /// <summary>Under which it stands.</summary>
    public static readonly Guid Owner = Guid.Empty;

    private readonly RememberedHashes? words;
    private readonly KeyedHash? reach;
    private readonly KeyedHash? messages;

    private HouseKey(CaseKey key) => (Seal, words, reach, messages) = (key, new(new KeyedHash(key.For("search"), 9)), new(key.For("reach"), 24), new(key.For("message-id"), 24));

    private HouseKey(ISeal seal) => Seal = seal;

    /// <summary>Of a process without a master key.</summary>
    public static HouseKey NotHere { get; } = new(NoKey.NotHere);

    /// <summary>Closes and opens what belongs to no case.</summary>
    public ISeal Seal { get; }

    /// <summary>False in a process without a master key: it finds nothing by a hash.</summary>
    public bool IsHere => words is not null;

    /// <summary>A word of the search index. 72 bits: of ten million words hardly two ever fall together.</summary>
    public RememberedHashes Words => words ?? throw Missing;

    /// <summary>By which address or number somebody is reached.</summary>
    public KeyedHash Reach => reach ?? throw Missing;

    /// <summary>A Message-ID.</summary>
    public KeyedHash Messages => messages ?? throw Missing;

    /// <summary>Drops the words it holds in memory.</summary>
    public void ForgetWords() => words?.Forget();

    private static InvalidOperationException Missing => new("This process has no master key: it may read, and neither find nor write anything personal.");

    /// <summary>The house of a database; made where there is none yet.</summary>
    /// <exception cref="MasterKeyException">The database knows other master keys only: what it holds would be lost to us, and what we write to others.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot answer now.</exception>
    public static async ValueTask<HouseKey> Open(NpgsqlDataSource database, MasterKeys masters, CancellationToken ct)
    {
        if (masters.Current is not { } current)
            return NotHere;
        var known = await database.Query(Sql.Of("Vault/masters"), [], row => row.GetString(0), ct);
        if (known.Count > 0 && !known.Any(masters.Ids.Contains))
        {
            throw new MasterKeyException(
                $"the personal data of this database is sealed with master key {string.Join(" or ", known)}, and this process has {string.Join(", ", masters.Ids)}: "
                + "give it the right one (ops/runbooks/personal-data.md).");
        }

        if (!known.Contains(current.Id, StringComparer.Ordinal))
            await database.Execute(Sql.Of("Vault/introduce"), [Database.Text(current.Id)], ct);
        return new HouseKey(await Find(database, masters, ct) ?? await Made(database, masters, current, ct));
    }

    private static async ValueTask<CaseKey> Made(NpgsqlDataSource database, MasterKeys masters, MasterKey current, CancellationToken ct)
    {
        await database.Execute(
            Sql.Of("Vault/house"), [Database.Value(Owner), Database.Text(current.Id), Database.Value(CaseKey.New(Owner).WrappedWith(current))], ct);
        return await Find(database, masters, ct) ?? throw new InvalidDataException("the house's own key was made, and is not there");
    }

    private static async ValueTask<CaseKey?> Find(NpgsqlDataSource database, MasterKeys masters, CancellationToken ct)
    {
        var found = await database.Query(
            Sql.Of("Vault/find"),
            [new NpgsqlParameter<Guid[]> { TypedValue = [Owner], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid }],
            row => (Master: row.GetString(1), Wrapped: row.GetFieldValue<byte[]>(2)),
            ct);
        if (found is not [var (master, wrapped)])
            return null;
        return masters.Find(master) is { } key
            ? new CaseKey(Owner, key.Unwrap(Owner, wrapped))
            : throw new MasterKeyException($"the keys of this database are wrapped with master key {master}, which is not here: put it into the key file, the current one first.");
    }
}
