using Recovery.Conformance;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Tests;

/// <summary>The database under a suite's nodes.</summary>
public sealed class OnPostgres : IBacking
{
    private TestDatabase? database;

    public string ConnectionString => database!.ConnectionString;

    public async ValueTask<INode> Node(IEngineClock clock, IPolicyCatalog policies) => await PostgresNode.Start(database ??= await TestDatabase.Migrated(), clock, policies);

    public ValueTask DisposeAsync() => database?.DisposeAsync() ?? ValueTask.CompletedTask;
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
public sealed class PostgresSavedViewsTests : SavedViewsSuite
{
    protected override IBacking Backing { get; } = new OnPostgres();
}
