using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.Conformance;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Tests;

/// <summary>The database under a suite's nodes, each with connections of its own.</summary>
public sealed class OnPostgres : IBacking
{
    private readonly List<NpgsqlDataSource> pools = [];
    private TestDatabase? database;

    public string ConnectionString => database!.ConnectionString;

    public async ValueTask<IEngineNode> Node(IEngineClock clock, IPolicyCatalog policies, string? over = null, MasterKeys? masters = null)
    {
        database ??= await TestDatabase.Migrated();
        pools.Add(PostgresEngine.Open(over ?? database.ConnectionString));
        return await PostgresEngine.Start(pools[^1], policies, masters ?? TestKeys.Masters, TimeProvider.System, clock, PostgresEngine.Open(over ?? database.ConnectionString)); // as a host does
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in pools)
            await pool.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}
