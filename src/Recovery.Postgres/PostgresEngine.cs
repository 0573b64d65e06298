using Npgsql;
using Recovery.Domain.Sla;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Deadlines;
using Recovery.Postgres.Outbox;

namespace Recovery.Postgres;

/// <summary>The built-in engine, composed: one node on one database.</summary>
public sealed class PostgresEngine : EngineNode
{
    private readonly PostgresEventStore store;
    private readonly TimeProvider time;

    private PostgresEngine(NpgsqlDataSource database, IPolicyCatalog policies, DatabaseClock databaseClock, IEngineClock clock, TimeProvider time)
        : base(database, policies, clock, time)
    {
        this.time = time;
        store = new PostgresEventStore(database, databaseClock);
        Engine = new ComplaintEngine(store, policies, clock, time);
        Deadlines = new DeadlineQueue(database);
        Timers = new TimerPump(Deadlines, Engine, policies, clock, time);
        Outbox = new PostgresOutbox(database);
    }

    /// <inheritdoc/>
    public override IComplaintEngine Engine { get; }

    /// <inheritdoc/>
    public override IEventStore Store => store;

    /// <inheritdoc/>
    public override IDeadlineQueue Deadlines { get; }

    /// <inheritdoc/>
    public override IDuty Timers { get; }

    /// <inheritdoc/>
    public override IOutbox Outbox { get; }

    /// <inheritdoc/>
    public override IDuty Relay(IReadOnlyCollection<IDelivery> deliveries) => new OutboxRelay(Outbox, deliveries, Clock, time);

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
    protected override ValueTask Stop() => store.DisposeAsync();
}
