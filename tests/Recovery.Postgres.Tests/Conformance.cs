using Npgsql;
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

/// <inheritdoc/>
public sealed class PostgresEventStoreTests : EventStoreSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresEngineTests : EngineSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresTimerTests : TimerSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresWorklistTests : WorklistSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresKeyringTests : KeyringSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresOutboxTests : OutboxSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresLeavingTests : LeavingSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresReportsTests : ReportsSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresChangesTests : ChangesSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresPolicyStoreTests : PolicyStoreSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresPresenceTests : PresenceSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresArrivalsTests : ArrivalsSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresSavedViewsTests : SavedViewsSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresTracingTests : TracingSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}

/// <inheritdoc/>
public sealed class PostgresBreakingTests : BreakingSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}
