using Recovery.Conformance;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Tests;

/// <summary>The database under a suite's nodes.</summary>
public sealed class OnPostgres : IAsyncDisposable
{
    private TestDatabase? database;

    public string ConnectionString => database!.ConnectionString;

    public async ValueTask<INode> Node(IEngineClock clock, IPolicyCatalog policies) => await PostgresNode.Start(database ??= await TestDatabase.Migrated(), clock, policies);

    public ValueTask DisposeAsync() => database?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <inheritdoc/>
public sealed class PostgresEventStoreTests : EventStoreSuite
{
    private readonly OnPostgres on = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await on.DisposeAsync();
    }

    protected override ValueTask<INode> Start(IEngineClock clock, IPolicyCatalog policies) => on.Node(clock, policies);
}

/// <inheritdoc/>
public sealed class PostgresEngineTests : EngineSuite
{
    private readonly OnPostgres on = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await on.DisposeAsync();
    }

    protected override ValueTask<INode> Start(IEngineClock clock, IPolicyCatalog policies) => on.Node(clock, policies);
}

/// <inheritdoc/>
public sealed class PostgresTimerTests : TimerSuite
{
    private readonly OnPostgres on = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await on.DisposeAsync();
    }

    protected override ValueTask<INode> Start(IEngineClock clock, IPolicyCatalog policies) => on.Node(clock, policies);
}

/// <inheritdoc/>
public sealed class PostgresWorklistTests : WorklistSuite
{
    private readonly OnPostgres on = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await on.DisposeAsync();
    }

    protected override ValueTask<INode> Start(IEngineClock clock, IPolicyCatalog policies) => on.Node(clock, policies);
}

/// <inheritdoc/>
public sealed class PostgresKeyringTests : KeyringSuite
{
    private readonly OnPostgres on = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await on.DisposeAsync();
    }

    protected override ValueTask<INode> Start(IEngineClock clock, IPolicyCatalog policies) => on.Node(clock, policies);
}

/// <inheritdoc/>
public sealed class PostgresOutboxTests : OutboxSuite
{
    private readonly OnPostgres on = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await on.DisposeAsync();
    }

    protected override ValueTask<INode> Start(IEngineClock clock, IPolicyCatalog policies) => on.Node(clock, policies);
}
