using Npgsql;
using Recovery.Domain.Sla;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Keys;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Engine.Working;
using Recovery.Postgres.Deadlines;
using Recovery.Postgres.Following;
using Recovery.Postgres.Keys;
using Recovery.Postgres.Outbox;
using Recovery.Postgres.Presence;
using Recovery.Postgres.Rebuilding;
using Recovery.Postgres.Reporting;
using Recovery.Postgres.Views;
using Recovery.Postgres.Worklist;

namespace Recovery.Postgres;

/// <summary>The built-in engine, composed: one node on one database. Disposing it writes what was accepted and lets go.</summary>
public sealed class PostgresEngine : IAsyncDisposable
{
    private readonly PostgresEventStore store;
    private readonly ChangeFeed changes;

    private PostgresEngine(NpgsqlDataSource database, IPolicyCatalog policies, DatabaseClock databaseClock, IEngineClock clock, TimeProvider time)
    {
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
        Presence = new PostgresPresence(database);
        Views = new PostgresSavedViews(database);
        Search = new Follower(database, new SearchIndex(), changes, time);
    }

    /// <summary>By what "now" is decided.</summary>
    public IEngineClock Clock { get; }

    /// <summary>The command loop.</summary>
    public ComplaintEngine Engine { get; }

    /// <summary>The log.</summary>
    public IEventStore Store => store;

    /// <summary>Tells that the log has grown.</summary>
    public IChangeFeed Changes => changes;

    /// <summary>Cases whose state is to be asked.</summary>
    public IDeadlineQueue Deadlines { get; }

    /// <summary>The duty that asks them.</summary>
    public TimerPump Timers { get; }

    /// <summary>What waits to leave.</summary>
    public IOutbox Outbox { get; }

    /// <summary>The worklist.</summary>
    public IWorklist Worklist { get; }

    /// <summary>Figures over all cases.</summary>
    public IReports Reports { get; }

    /// <summary>API keys.</summary>
    public IKeyring Keys { get; }

    /// <summary>The worklist and the deadlines, built anew from the log.</summary>
    public IWorklistRebuild Rebuild { get; }

    /// <summary>Who looks at which case.</summary>
    public IPresence Presence { get; }

    /// <summary>Saved views of the worklist.</summary>
    public ISavedViews Views { get; }

    /// <summary>The duty that keeps the search index.</summary>
    public Follower Search { get; }

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
