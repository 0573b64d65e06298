using Npgsql;
using Recovery.Conformance;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Storing;
using Recovery.Postgres;
using Recovery.Postgres.Tests;

namespace Recovery.Integrations.Tests.Webhooks.Sending;

/// <summary>A database under the nodes of a test.</summary>
internal sealed class OnPostgres : IBacking
{
    private readonly List<NpgsqlDataSource> pools = [];
    private TestDatabase? database;

    public string ConnectionString => database!.ConnectionString;

    public async ValueTask<IEngineNode> Node(IEngineClock clock, IPolicyCatalog policies, string? over = null)
    {
        database ??= await TestDatabase.Migrated();
        pools.Add(PostgresEngine.Open(over ?? database.ConnectionString));
        return await PostgresEngine.Start(pools[^1], policies, TimeProvider.System, clock);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in pools)
            await pool.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}
