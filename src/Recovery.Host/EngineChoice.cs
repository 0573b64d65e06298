using Npgsql;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Postgres;
using Recovery.Postgres.Migrations;
#if CRITTERSTACK
using Recovery.CritterStack;
#endif

namespace Recovery.Host;

/// <summary>Which engine runs, why, and what it needs (DESIGN 5).</summary>
/// <param name="Name"><c>postgres</c> or <c>critterstack</c>.</param>
/// <param name="Why">One line for the operator.</param>
internal sealed record EngineChoice(string Name, string Why)
{
#if CRITTERSTACK
    private const bool CritterStackIsHere = true;
#else
    private const bool CritterStackIsHere = false;
#endif
    private const string Missing = "Marten and Wolverine are not compiled into this build (they need a feed that has them: -p:RecoveryEngine=critterstack)";

    /// <summary>The engine for what was asked.</summary>
    /// <exception cref="SettingsException">The engine asked for is not in this build, or there is none of that name.</exception>
    public static EngineChoice Of(string asked) => asked switch
    {
        "postgres"                              => new("postgres", "engine postgres, as asked for"),
        "critterstack" when CritterStackIsHere  => new("critterstack", "engine critterstack, as asked for"),
        "critterstack"                          => throw new SettingsException($"engine critterstack was asked for, but {Missing}. Ask for postgres or auto."),
        "auto" when CritterStackIsHere          => new("critterstack", "engine critterstack: Marten and Wolverine are compiled into this build"),
        "auto"                                  => new("postgres", $"engine postgres: {Missing}"),
        _                                       => throw new SettingsException($"there is no engine {asked}: ask for auto, postgres or critterstack."),
    };

    /// <summary>Brings a database to the schema that the engine needs.</summary>
    public async Task Migrate(NpgsqlDataSource database, string connectionString, CancellationToken cancellation)
    {
        await new MigrationRunner(database).Run(cancellation);
#if CRITTERSTACK
        if (Name == "critterstack")
            await CritterStackSchema.Migrate(connectionString, cancellation);
#endif
    }

    /// <summary>Whether a database has the schema that the engine needs.</summary>
    public async Task<bool> IsMigrated(NpgsqlDataSource database, string connectionString, CancellationToken cancellation)
    {
        var ours = await new MigrationRunner(database).IsCurrent(cancellation);
#if CRITTERSTACK
        if (Name == "critterstack")
            return ours && await CritterStackSchema.IsCurrent(connectionString, cancellation);
#endif
        return ours;
    }

    /// <summary>Starts a node on a migrated database.</summary>
    public async ValueTask<IEngineNode> Start(NpgsqlDataSource database, string connectionString, IPolicyCatalog policies, TimeProvider time, CancellationToken cancellation)
    {
#if CRITTERSTACK
        if (Name == "critterstack")
            return await CritterStackEngine.Start(connectionString, database, policies, time, cancellation: cancellation);
#endif
        return await PostgresEngine.Start(database, policies, time, cancellation: cancellation);
    }
}
