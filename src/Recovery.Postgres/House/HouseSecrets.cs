using Npgsql;

namespace Recovery.Postgres.House;

/// <summary>Secrets that the house's database made for itself: the same on every node.</summary>
public sealed class HouseSecrets(NpgsqlDataSource database)
{
    /// <summary>What signs the reply addresses and Message-IDs of our mail.</summary>
    public const string ThreadKey = "thread-key";

    /// <summary>What turns the names of staff into pseudonyms where the log is taken away.</summary>
    public const string PseudonymKey = "pseudonym-key";

    /// <summary>A secret, 32 bytes.</summary>
    /// <exception cref="Engine.Storing.StoreUnavailableException">The database cannot answer now.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> Find(string name, CancellationToken cancellation) =>
        (await database.Query(Sql.Of("House/secret"), [Database.Value(name)], row => row.GetFieldValue<byte[]>(0), cancellation)).Single();
}
