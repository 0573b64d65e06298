using Npgsql;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Keys;
using Recovery.Engine.Policies;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Engine.Working;
using Recovery.Postgres.Deadlines;
using Recovery.Postgres.Following;
using Recovery.Postgres.Keys;
using Recovery.Postgres.Outbox;
using Recovery.Postgres.Policies;
using Recovery.Postgres.Presence;
using Recovery.Postgres.Rebuilding;
using Recovery.Postgres.Reporting;
using Recovery.Postgres.Views;
using Recovery.Postgres.Worklist;

namespace Recovery.Postgres;

/// <summary>The built-in engine, composed: one node on one database.</summary>
public sealed class PostgresEngine : IEngineNode
{
    private readonly PostgresEventStore store;
    private readonly ChangeFeed changes;
    private readonly TimeProvider time;

    private PostgresEngine(NpgsqlDataSource database, IPolicyCatalog policies, DatabaseClock databaseClock, IEngineClock clock, TimeProvider time)
    {
        this.time = time;
        Clock = clock;
        store = new PostgresEventStore(database, databaseClock);
        changes = new ChangeFeed(database, time);
        Engine = new ComplaintEngine(store, policies, clock, time);
        Deadlines = new DeadlineQueue(database);
        Timers = new TimerPump(Deadlines, Engine, policies, clock, time);
        Outbox = new PostgresOutbox(database);
        Worklist = new PostgresWorklist(database);
        Reports = new PostgresReports(database);
        Keys = new PostgresKeyring(database, time);
        Rebuild = new PostgresWorklistRebuild(database, policies, time);
        Policies = new PostgresPolicyStore(database);
        Presence = new PostgresPresence(database);
        Views = new PostgresSavedViews(database);
        Search = new Follower(database, new SearchIndex(), changes, time);
    }

    /// <inheritdoc/>
    public IEngineClock Clock { get; }

    /// <inheritdoc/>
    public IComplaintEngine Engine { get; }

    /// <inheritdoc/>
    public IEventStore Store => store;

    /// <inheritdoc/>
    public IChangeFeed Changes => changes;

    /// <inheritdoc/>
    public IDeadlineQueue Deadlines { get; }

    /// <inheritdoc/>
    public IDuty Timers { get; }

    /// <inheritdoc/>
    public IOutbox Outbox { get; }

    /// <inheritdoc/>
    public IWorklist Worklist { get; }

    /// <inheritdoc/>
    public IReports Reports { get; }

    /// <inheritdoc/>
    public IKeyring Keys { get; }

    /// <inheritdoc/>
    public IWorklistRebuild Rebuild { get; }

    /// <inheritdoc/>
    public IPolicyStore Policies { get; }

    /// <inheritdoc/>
    public IPresence Presence { get; }

    /// <inheritdoc/>
    public ISavedViews Views { get; }

    /// <inheritdoc/>
    public IFollower Search { get; }

    /// <inheritdoc/>
    public IDuty Relay(IReadOnlyCollection<IDelivery> deliveries) => new OutboxRelay(Outbox, deliveries, Clock, time);

    /// <summary>A pool of connections as this engine wants them: sessions in UTC, so that an instant is an instant.</summary>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Timezone = "UTC", ApplicationName = "recovery" };
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 50);
        return new NpgsqlSlimDataSourceBuilder(settings.ConnectionString).EnableArrays().EnableFullTextSearch().Build();
    }

    /// <summary>Starts a node on a migrated database.</summary>
    /// <param name="clock">Null: the database's clock, which is the one that decides; tests and simulations pass their own.</param>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static async ValueTask<PostgresEngine> Start(
        NpgsqlDataSource database, IPolicyCatalog policies, TimeProvider time, IEngineClock? clock = null, CancellationToken cancellation = default)
    {
        var databaseClock = new DatabaseClock(time);
        await databaseClock.Synchronize(database, cancellation);
        return new PostgresEngine(database, policies, databaseClock, clock ?? databaseClock, time);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await changes.DisposeAsync();
    }
}
