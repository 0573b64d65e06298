using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.House;

/// <summary>Secrets that the house's database made for itself: the same on every node.</summary>
/// <param name="masters">What opens the house's own key, which closes them.</param>
public sealed class HouseSecrets(NpgsqlDataSource database, MasterKeys masters)
{
    /// <summary>What signs the reply addresses and Message-IDs of our mail.</summary>
    public const string ThreadKey = "thread-key";

    /// <summary>What turns the names of staff into pseudonyms where the log is taken away. Not sealed: it hides nothing that the database does not say, and who exports may have no key.</summary>
    public const string PseudonymKey = "pseudonym-key";

    /// <summary>A secret, 32 bytes.</summary>
    /// <exception cref="Engine.Storing.StoreUnavailableException">The database cannot answer now.</exception>
    /// <exception cref="MasterKeyException">It is sealed, and what opens it is not here.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> Find(string name, CancellationToken cancellation)
    {
        var (secret, isSealed) = (await database.Query(Sql.Of("House/secret"), [Database.Value(name)], row => (row.GetFieldValue<byte[]>(0), row.GetBoolean(1)), cancellation)).Single();
        return !isSealed ? secret
            : (await HouseKey.Open(database, masters, cancellation)).Seal.Open(secret) ?? throw new MasterKeyException($"the house's {name} is sealed, and this process has no key that opens it.");
    }
}
