using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Deadlines;
using Recovery.Postgres.Outbox;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres;

/// <summary>The built-in engine, composed: one node on one database.</summary>
public sealed class PostgresEngine : EngineNode
{
    private readonly PostgresEventStore store;
    private readonly ComplaintEngine engine;
    private readonly TimeProvider time;
    private readonly NpgsqlDataSource? own;

    private PostgresEngine(NpgsqlDataSource database, NpgsqlDataSource? own, CaseKeys seals, IPolicyCatalog policies, DatabaseClock databaseClock, IEngineClock clock, TimeProvider time)
        : base(database, own ?? database, seals, policies, clock, time)
    {
        (this.time, this.own) = (time, own);
        store = new PostgresEventStore(database, own ?? database, databaseClock, seals);
        engine = new ComplaintEngine(store, policies, clock, time);
        Deadlines = new DeadlineQueue(database);
        Timers = new TimerPump(Deadlines, engine, policies, clock, time);
        Outbox = new PostgresOutbox(database);
        BeginListening();
    }

    /// <inheritdoc/>
    public override IComplaintEngine Engine => engine;

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
    /// <param name="appending">
    /// Connections to append with, the node's own from now on. A disk that is full drops all of them, and may let no new one in: then those to read
    /// with are still there. Null: the same for both.
    /// </param>
    /// <param name="masters">What the keys of personal data are wrapped with; <see cref="MasterKeys.None"/> for a node that reads without opening any.</param>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="MasterKeyException">The database knows other master keys only.</exception>
    public static async ValueTask<PostgresEngine> Start(
        NpgsqlDataSource database, IPolicyCatalog policies, MasterKeys masters, TimeProvider time, IEngineClock? clock = null, NpgsqlDataSource? appending = null, CancellationToken cancellation = default)
    {
        var seals = await CaseKeys.Open(database, masters, time, cancellation);
        var databaseClock = new DatabaseClock(time);
        await databaseClock.Synchronize(database, cancellation);
        return new PostgresEngine(database, appending, seals, policies, databaseClock, clock ?? databaseClock, time);
    }

    /// <inheritdoc/>
    protected override void Forget(ComplaintId complaint) => engine.Forget(complaint);

    /// <inheritdoc/>
    protected override void ForgetAll() => engine.ForgetAll();

    /// <inheritdoc/>
    protected override async ValueTask Stop()
    {
        await store.DisposeAsync();
        if (own is not null)
            await own.DisposeAsync();
    }
}
