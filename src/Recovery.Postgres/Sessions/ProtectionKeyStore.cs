using Npgsql;

namespace Recovery.Postgres.Sessions;

/// <summary>The keys that seal sessions, as XML, shared by all nodes.</summary>
public sealed class ProtectionKeyStore(NpgsqlDataSource database)
{
    /// <summary>All of them.</summary>
    public async ValueTask<IReadOnlyList<string>> All(CancellationToken cancellation) =>
        await database.Query(Sql.Of("Sessions/all"), [], row => row.GetString(0), cancellation);

    /// <summary>Keeps one more.</summary>
    public async ValueTask Keep(string name, string xml, CancellationToken cancellation) =>
        await database.Execute(Sql.Of("Sessions/keep"), [Database.Value(name), Database.Value(xml)], cancellation);
}
