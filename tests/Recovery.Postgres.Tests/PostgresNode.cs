using Npgsql;
using Recovery.Conformance;
using Recovery.Domain.Sla;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Keys;
using Recovery.Engine.Policies;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Engine.Working;
using Recovery.Postgres.Policies;

namespace Recovery.Postgres.Tests;

/// <summary>A node of the built-in engine, for the suites.</summary>
public sealed class PostgresNode(NpgsqlDataSource database, PostgresEngine engine) : INode
{
    public IComplaintEngine Engine => engine.Engine;

    public IEventStore Store => engine.Store;

    public IDeadlineQueue Deadlines => engine.Deadlines;

    public IDuty Timers => engine.Timers;

    public IOutbox Outbox => engine.Outbox;

    public IWorklist Worklist => engine.Worklist;

    public IReports Reports => engine.Reports;

    public IKeyring Keys => engine.Keys;

    public IChangeFeed Changes => engine.Changes;

    public IWorklistRebuild Rebuild => engine.Rebuild;

    public IPolicyStore Policies => new PostgresPolicyStore(database);

    public IPresence Presence => engine.Presence;

    public ISavedViews Views => engine.Views;

    public static async ValueTask<INode> Start(TestDatabase on, IEngineClock clock, IPolicyCatalog policies)
    {
        var database = PostgresEngine.Open(on.ConnectionString);
        return new PostgresNode(database, await PostgresEngine.Start(database, policies, TimeProvider.System, clock));
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        await database.DisposeAsync();
    }
}
