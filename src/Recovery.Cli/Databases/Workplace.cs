using Npgsql;
using Recovery.Audit.Erasing;
using Recovery.Audit.Sealing;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Cli.Answering;
using Recovery.Domain;
using Recovery.Engine;
using Recovery.Engine.Auditing;
using Recovery.Engine.Erasing;
using Recovery.Engine.Keys;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Recovery.Engine.Working;
using Recovery.Policies;
using Recovery.Postgres;
using Recovery.Postgres.House;
using Recovery.Postgres.Migrations;
using Recovery.Postgres.Vault;

namespace Recovery.Cli.Databases;

/// <summary>What the verbs work with: the log and its readers in one database, opened for one run.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly PostgresEngine engine;

    private Workplace(NpgsqlDataSource database, PostgresEngine engine, PolicyCatalog policies, MasterKeys masters) =>
        (this.database, this.engine, Policies, Masters) = (database, engine, policies, masters);

    /// <summary>What opens personal data; none where the verb reads and this machine has no key.</summary>
    public MasterKeys Masters { get; }

    public NpgsqlDataSource Database => database;

    public PolicyCatalog Policies { get; }

    public IEngineNode Node => engine;

    public IEventStore Store => engine.Store;

    public IEngineClock Clock => engine.Clock;

    public IReports Reports => engine.Reports;

    public IWorklistRebuild Rebuild => engine.Rebuild;

    public IKeyring Keys => engine.Keys;

    /// <summary>Forgets complainants.</summary>
    public Eraser Eraser => new(engine.Erasures, engine.Store, engine.Engine, new ErasureFile(Places.Erasures), TimeProvider.System);

    /// <summary>Whoever runs a verb: nobody signs in here, and the machine knows who it is.</summary>
    public static Actor Actor(string verb) => new($"recovery {verb}", Role.Admin, Environment.UserName);

    /// <summary>Writes down that whoever runs a verb is given something of a case, or of many, before it is given.</summary>
    /// <exception cref="StoreUnavailableException">Nothing may be given.</exception>
    public async ValueTask Record(AccessKind kind, string verb, ComplaintId? complaint, string? query, CancellationToken cancellation)
    {
        await engine.Accesses.Record(new Access(Actor(verb), kind, $"command-{verb}", complaint, query), cancellation).ConfigureAwait(false);
        await engine.Owed.RunOnce(cancellation).ConfigureAwait(false); // a command does not live long enough to owe anything
    }

    /// <summary>What this house calls its staff where the log is taken away.</summary>
    public async ValueTask<Pseudonyms> Pseudonyms(CancellationToken cancellation) =>
        new((await new HouseSecrets(database, Masters).Find(HouseSecrets.PseudonymKey, cancellation).ConfigureAwait(false)).Span);

    /// <summary>Opens the migrated database that <see cref="DatabaseAddress"/> finds, or ends with what to do.</summary>
    public static ValueTask<Workplace> Open(CancellationToken cancellation) => Open(DatabaseAddress.Find(), toWrite: false, cancellation);

    /// <summary>The same, for writing cases: that takes a master key, and a database that was never written to gets one.</summary>
    public static ValueTask<Workplace> OpenToWrite(CancellationToken cancellation) => Open(DatabaseAddress.Find(), toWrite: true, cancellation);

    private static async ValueTask<Workplace> Open(string connectionString, bool toWrite, CancellationToken cancellation)
    {
        var pool = Pool(connectionString);
        try
        {
            if (!await new MigrationRunner(pool).IsCurrent(cancellation).ConfigureAwait(false))
                throw StoppedException.FoundWrong("The database does not have this build's schema: run `recovery migrate`.");
            var policies = await PublishedPolicies.All(pool, cancellation).ConfigureAwait(false);
            var keys = Places.Keys;
            var masters = toWrite ? keys.ReadOrMake(await CaseKeys.IsFresh(pool, cancellation).ConfigureAwait(false)) : keys.Read();
            var started = await PostgresEngine.Start(pool, policies, masters, TimeProvider.System, cancellation: cancellation).ConfigureAwait(false);
            var workplace = new Workplace(pool, started, policies, masters);
            if (await workplace.Eraser.Repeat(cancellation).ConfigureAwait(false) is > 0 and var again)
                await Console.Error.WriteLineAsync($"A restored backup had brought back {again} complainant(s) who were erased: they are erased again.").ConfigureAwait(false);
            return workplace;
        }
        catch
        {
            await pool.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A pool of connections, or an end that says what is wrong with the connection string.</summary>
    public static NpgsqlDataSource Pool(string connectionString)
    {
        try
        {
            return PostgresEngine.Open(connectionString);
        }
        catch (ArgumentException wrong)
        {
            throw StoppedException.BadArguments($"The connection string of the database is not one: {wrong.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync().ConfigureAwait(false);
        await database.DisposeAsync().ConfigureAwait(false);
    }
}
