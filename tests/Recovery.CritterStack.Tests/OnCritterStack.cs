using System.Runtime.CompilerServices;
using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.Conformance;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Storing;
using Recovery.Postgres;
using Recovery.Postgres.Tests;

namespace Recovery.CritterStack.Tests;

/// <summary>The database under a suite's nodes, each with connections of its own.</summary>
public sealed class OnCritterStack : IBacking
{
    private readonly List<NpgsqlDataSource> pools = [];
    private TestDatabase? database;

    public string ConnectionString => database!.ConnectionString;

    public async ValueTask<IEngineNode> Node(IEngineClock clock, IPolicyCatalog policies, string? over = null, MasterKeys? masters = null)
    {
        database ??= await TestDatabase.Migrated();
        pools.Add(PostgresEngine.Open(over ?? database.ConnectionString));
        return await CritterStackEngine.Start(over ?? database.ConnectionString, pools[^1], policies, masters ?? TestKeys.Masters, TimeProvider.System, clock);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in pools)
            await pool.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    [ModuleInitializer]
    internal static void MigrateMore() => TestDatabase.MigrateMore = address => CritterStackSchema.Migrate(address, CancellationToken.None);
}
