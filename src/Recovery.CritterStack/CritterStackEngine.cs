using JasperFx;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Recovery.CritterStack.Delivering;
using Recovery.CritterStack.Handling;
using Recovery.CritterStack.Queueing;
using Recovery.CritterStack.Signalling;
using Recovery.CritterStack.Storing;
using Recovery.CritterStack.Timing;
using Recovery.Audit.Sealing;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Delivering;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Postgres;
using Recovery.Postgres.Deadlines;
using Recovery.Postgres.Outbox;
using Recovery.Postgres.Vault;
using Wolverine.Runtime;

namespace Recovery.CritterStack;

/// <summary>The engine on Marten and Wolverine, composed: one node on one database. The read side is that of the built-in engine, on the same tables.</summary>
public sealed class CritterStackEngine : EngineNode
{
    private readonly IHost host;
    private readonly NpgsqlDataSource own;
    private readonly GrowthSignal growth;
    private readonly HandOver handOver;

    private CritterStackEngine(IHost host, NpgsqlDataSource own, NpgsqlDataSource database, CaseKeys seals, IPolicyCatalog policies, TimeProvider time)
        : base(database, own, seals, policies, host.Services.GetRequiredService<IEngineClock>(), time)
    {
        (this.host, this.own) = (host, own);
        var services = host.Services;
        growth = services.GetRequiredService<GrowthSignal>();
        handOver = services.GetRequiredService<HandOver>();
        Store = services.GetRequiredService<MartenEventStore>();
        Engine = services.GetRequiredService<IComplaintEngine>();
        Deadlines = services.GetRequiredService<IDeadlineQueue>();
        Outbox = services.GetRequiredService<IOutbox>();
        var asking = new AskingTogether(
            services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<MartenEventStore>(), services.GetRequiredService<TimerPump>(), policies, Clock);
        Timers = new DeadlineSweep(Deadlines, asking, services.GetRequiredService<Messages>(), Clock, time);
        BeginListening();
    }

    /// <inheritdoc/>
    public override IComplaintEngine Engine { get; }

    /// <inheritdoc/>
    public override IEventStore Store { get; }

    /// <inheritdoc/>
    public override IDeadlineQueue Deadlines { get; }

    /// <inheritdoc/>
    public override IDuty Timers { get; }

    /// <inheritdoc/>
    public override IOutbox Outbox { get; }

    /// <summary>Marten's and Wolverine's services, for checks and tools.</summary>
    public IServiceProvider Services => host.Services;

    /// <inheritdoc/>
    public override IDuty Relay(IReadOnlyCollection<IDelivery> deliveries) => handOver.To(deliveries);

    /// <summary>Starts a node on a migrated database (<see cref="CritterStackSchema"/>).</summary>
    /// <param name="connectionString">For Marten's and Wolverine's own connections.</param>
    /// <param name="database">Connections for everything else; stays the caller's.</param>
    /// <param name="clock">Null: the database's clock, which is the one that decides; tests and simulations pass their own.</param>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="MasterKeyException">The database knows other master keys only.</exception>
    public static async ValueTask<CritterStackEngine> Start(
        string connectionString, NpgsqlDataSource database, IPolicyCatalog policies, MasterKeys masters, TimeProvider time, IEngineClock? clock = null, CancellationToken cancellation = default)
    {
        var seals = await CaseKeys.Open(database, masters, time, cancellation);
        var databaseClock = new DatabaseClock(time);
        await databaseClock.Synchronize(database, cancellation);
        var connections = CritterStackHost.Open(connectionString);
        var built = CritterStackHost.Build(connections, AutoCreate.None, services => Compose(services, database, seals, databaseClock, clock ?? databaseClock, policies, time));
        try
        {
            await built.StartAsync(cancellation);
            Routes.Check((WolverineRuntime)built.Services.GetRequiredService<IWolverineRuntime>());
            return new CritterStackEngine(built, connections, database, seals, policies, time);
        }
        catch
        {
            await built.StopAsync(CancellationToken.None); // it may run already, and poll
            built.Dispose();
            await connections.DisposeAsync();
            throw;
        }
    }

    /// <summary>The services that handlers ask for.</summary>
    internal static void Compose(
        IServiceCollection services, NpgsqlDataSource database, CaseKeys seals, DatabaseClock databaseClock, IEngineClock clock, IPolicyCatalog policies, TimeProvider time)
    {
        services.AddSingleton(policies);
        services.AddSingleton(seals);
        services.AddSingleton(clock);
        services.AddSingleton<IDeadlineQueue>(new DeadlineQueue(database));
        services.AddSingleton<IOutbox>(new PostgresOutbox(database));
        services.AddSingleton(_ => new GrowthSignal(database));
        services.AddSingleton(of => new MartenEventStore(of.GetRequiredService<IDocumentStore>(), database, databaseClock, of.GetRequiredService<GrowthSignal>(), seals));
        services.AddSingleton<IComplaintEngine>(of => new WolverineComplaintEngine(of.GetRequiredService<IWolverineRuntime>(), of.GetRequiredService<MartenEventStore>(), policies, time));
        services.AddSingleton(of => new Messages(of.GetRequiredService<IWolverineRuntime>(), of.GetRequiredService<IDocumentStore>()));
        services.AddSingleton(of => new TimerPump(of.GetRequiredService<IDeadlineQueue>(), of.GetRequiredService<IComplaintEngine>(), policies, clock, time));
        services.AddSingleton(of => new HandOver(of.GetRequiredService<IOutbox>(), new Lazy<Messages>(of.GetRequiredService<Messages>), clock, time));
    }

    /// <inheritdoc/>
    protected override void Forget(ComplaintId complaint)
    {
        // this engine reads a case anew for every command
    }

    /// <inheritdoc/>
    protected override void ForgetAll()
    {
        // nothing is held of any case
    }

    /// <inheritdoc/>
    protected override async ValueTask Stop()
    {
        await host.StopAsync();
        await growth.DisposeAsync();
        host.Dispose();
        await own.DisposeAsync();
    }
}
