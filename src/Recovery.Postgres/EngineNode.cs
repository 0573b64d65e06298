using Npgsql;
using Recovery.Audit.Notarising;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Arriving;
using Recovery.Engine.Auditing;
using Recovery.Engine.Delivering;
using Recovery.Engine.Erasing;
using Recovery.Engine.Handling;
using Recovery.Engine.Keys;
using Recovery.Engine.Policies;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Recovery.Engine.Subscribing;
using Recovery.Engine.Timing;
using Recovery.Engine.Working;
using Recovery.Postgres.Accessing;
using Recovery.Postgres.Arriving;
using Recovery.Postgres.Erasing;
using Recovery.Postgres.Following;
using Recovery.Postgres.Keys;
using Recovery.Postgres.Notarising;
using Recovery.Postgres.Outbox;
using Recovery.Postgres.Policies;
using Recovery.Postgres.Presence;
using Recovery.Postgres.Reading;
using Recovery.Postgres.Rebuilding;
using Recovery.Postgres.Reporting;
using Recovery.Postgres.Searching;
using Recovery.Postgres.Subscribing;
using Recovery.Postgres.Vault;
using Recovery.Postgres.Views;
using Recovery.Postgres.Worklist;

namespace Recovery.Postgres;

/// <summary>A node of either engine on our tables: what both read alike is here, how it decides and writes is the engine's.</summary>
public abstract class EngineNode : IEngineNode
{
    private readonly NpgsqlDataSource database;
    private readonly ChangeFeed changes;
    private readonly TimeProvider time;
    private readonly OwedAccesses owed;

    /// <summary>On connections that stay the caller's.</summary>
    /// <param name="appending">Those that appends go by.</param>
    protected EngineNode(NpgsqlDataSource database, NpgsqlDataSource appending, CaseKeys seals, IPolicyCatalog policies, IEngineClock clock, TimeProvider time)
    {
        (this.database, this.time, Seals) = (database, time, seals);
        changes = new ChangeFeed(database, time, Forget);
        Clock = clock;
        Arrivals = new PostgresArrivals(database, seals, clock);
        CaseLog = new CaseLog(database, seals);
        Deliveries = new PostgresDeliveries(database, seals, clock);
        Subscriptions = new PostgresSubscriptions(database, seals.House.Seal);
        Worklist = new PostgresWorklist(database, seals);
        Reports = new PostgresReports(database);
        Keys = new PostgresKeyring(database, time);
        Rebuild = new PostgresWorklistRebuild(database, seals, policies, time);
        owed = new OwedAccesses(new PostgresAccessLog(database, appending, clock), clock, time);
        Accesses = new RememberedAccesses(owed, time);
        Policies = new PostgresPolicyStore(database);
        Presence = new PostgresPresence(database, appending);
        Views = new PostgresSavedViews(database, seals.House.Seal);
        Erasures = new PostgresErasures(database, owner => Forget(owner));
        Notarised = new NotarisedLog(database);
        Search = new Follower(database, seals, new SearchIndex(seals.House), changes, time);
        Reach = new Follower(database, seals, new ReachIndex(seals.House), changes, time);
    }

    /// <inheritdoc/>
    public IEngineClock Clock { get; }

    /// <inheritdoc/>
    public ICaseLog CaseLog { get; }

    /// <inheritdoc/>
    public IChangeFeed Changes => changes;

    /// <inheritdoc/>
    public IArrivals Arrivals { get; }

    /// <inheritdoc/>
    public IDeliveries Deliveries { get; }

    /// <inheritdoc/>
    public ISubscriptions Subscriptions { get; }

    /// <inheritdoc/>
    public IWorklist Worklist { get; }

    /// <inheritdoc/>
    public IReports Reports { get; }

    /// <inheritdoc/>
    public IKeyring Keys { get; }

    /// <inheritdoc/>
    public IAccessLog Accesses { get; }

    /// <inheritdoc/>
    public IDuty Owed => owed;

    /// <inheritdoc/>
    public IWorklistRebuild Rebuild { get; }

    /// <inheritdoc/>
    public IPolicyStore Policies { get; }

    /// <inheritdoc/>
    public IPresence Presence { get; }

    /// <inheritdoc/>
    public ISavedViews Views { get; }

    /// <inheritdoc/>
    public INotarisedLog Notarised { get; }

    /// <inheritdoc/>
    public IErasures Erasures { get; }

    /// <inheritdoc/>
    public IFollower Search { get; }

    /// <inheritdoc/>
    public IFollower Reach { get; }

    /// <inheritdoc/>
    public abstract IComplaintEngine Engine { get; }

    /// <inheritdoc/>
    public abstract IEventStore Store { get; }

    /// <inheritdoc/>
    public abstract IDeadlineQueue Deadlines { get; }

    /// <inheritdoc/>
    public abstract IDuty Timers { get; }

    /// <inheritdoc/>
    public abstract IOutbox Outbox { get; }

    /// <inheritdoc/>
    public IFollower Courier(bool mail) => new Follower(database, Seals, new CourierBag(mail), changes, time);

    /// <inheritdoc/>
    public IDuty Together(IReadOnlyList<IFollower> followers) => new Followers(database, Seals, [.. followers.Cast<Follower>()], changes, time);

    /// <inheritdoc/>
    public IFollower Notary(string keys, string checkpoints) => new Notary(database, changes, Clock, time, new NotaryKeys(keys), new CheckpointFolder(checkpoints));

    /// <inheritdoc/>
    public abstract IDuty Relay(IReadOnlyCollection<IDelivery> deliveries);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await PayWhatCanBePaid();
        await Stop();
        await changes.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What is owed to the log goes with the node.</summary>
    private async ValueTask PayWhatCanBePaid()
    {
        try
        {
            while (await owed.RunOnce(CancellationToken.None))
            {
            }
        }
        catch (StoreUnavailableException)
        {
            // as before: it cannot be written to
        }
    }

    /// <summary>What closes and opens personal data on this node.</summary>
    internal CaseKeys Seals { get; }

    /// <summary>The last thing that the constructor of an engine does: erasures are heard from now on, and there is somebody to tell.</summary>
    protected void BeginListening() => changes.Begin();

    /// <summary>Drops what the engine holds in memory of a case that was erased.</summary>
    protected abstract void Forget(ComplaintId complaint);

    /// <summary>Drops what the engine holds in memory of any case: an erasure may have gone unheard.</summary>
    protected abstract void ForgetAll();

    private void Forget(Guid? erased)
    {
        if (erased is { } owner)
        {
            Seals.Drop(owner);
            Forget(new ComplaintId(owner));
        }
        else
        {
            Seals.DropAll();
            ForgetAll();
        }
    }

    /// <summary>Writes what was accepted, and lets go of what the engine holds.</summary>
    protected abstract ValueTask Stop();
}
