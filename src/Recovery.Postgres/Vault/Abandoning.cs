using Npgsql;
using Recovery.Audit.Sealing;

namespace Recovery.Postgres.Vault;

/// <summary>Goes on after the master key was lost: nothing that it closed can ever be read again, and everything else works.</summary>
public sealed class Abandoning(NpgsqlDataSource database, MasterKeys masters)
{
    /// <summary>Lets go of every key, and of what only they could open or find; answers how many keys that were. The log is not touched.</summary>
    /// <exception cref="MasterKeyException">A master key that wraps some of them is here: nothing is lost.</exception>
    /// <exception cref="Engine.Storing.StoreUnavailableException">The database cannot answer now; nothing was done.</exception>
    public async ValueTask<long> Run(CancellationToken cancellation)
    {
        var standing = await new Rewrapping(database, masters).Standing(cancellation);
        if (standing.FirstOrDefault(one => one.Keys > 0 && masters.Find(one.Master) is not null) is { Keys: > 0 and var keys } here)
            throw new MasterKeyException($"master key {here.Master} is here, and opens {keys} key(s): it is not lost.");
        await database.Run(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                await using var abandon = connection.Command(Sql.Of("Vault/abandon"));
                await abandon.ExecuteNonQueryAsync(cancellation);
                await transaction.CommitAsync(cancellation);
                return true;
            },
            cancellation);
        return standing.Sum(one => one.Keys);
    }
}
