using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Postgres;
using Recovery.Postgres.Migrations;
#if CRITTERSTACK
using Recovery.CritterStack;
#endif

namespace Recovery.Choosing;

/// <summary>Which engine runs, why, and what it needs (DESIGN 5).</summary>
/// <param name="Name"><c>postgres</c> or <c>critterstack</c>.</param>
/// <param name="Why">One line for the operator.</param>
public sealed record EngineChoice(string Name, string Why)
{
    private const string BuiltIn = "postgres";
    private const string Fleet = "critterstack";
    private const string Missing = "Marten and Wolverine are not compiled into this build (they need a feed that has them: -p:RecoveryEngine=critterstack)";

    /// <summary>The names of the engines that this build has, the built-in one first.</summary>
#if CRITTERSTACK
    public static IReadOnlyList<string> Here { get; } = [BuiltIn, Fleet];
#else
    public static IReadOnlyList<string> Here { get; } = [BuiltIn];
#endif

    private static bool FleetIsHere => Here.Count > 1;

    /// <summary>The engine for what was asked: a name, or <c>auto</c>.</summary>
    /// <exception cref="EngineNotHereException">The engine asked for is not in this build, or there is none of that name.</exception>
    public static EngineChoice Of(string asked) => asked switch
    {
        BuiltIn                  => new(BuiltIn, "engine postgres, as asked for"),
        Fleet when FleetIsHere   => new(Fleet, "engine critterstack, as asked for"),
        Fleet                    => throw new EngineNotHereException($"engine critterstack was asked for, but {Missing}. Ask for postgres or auto."),
        "auto" when FleetIsHere  => new(Fleet, "engine critterstack: Marten and Wolverine are compiled into this build"),
        "auto"                   => new(BuiltIn, $"engine postgres: {Missing}"),
        _                        => throw new EngineNotHereException($"there is no engine {asked}: ask for auto, postgres or critterstack."),
    };

    /// <summary>Brings a database to the schema that the engine needs; answers the names of our own migrations that were applied.</summary>
    /// <exception cref="MigrationException">The steps applied to the database are not those of this build.</exception>
    public async Task<IReadOnlyList<string>> Migrate(NpgsqlDataSource database, string connectionString, CancellationToken cancellation)
    {
        var applied = await new MigrationRunner(database).Run(cancellation);
#if CRITTERSTACK
        if (Name == Fleet)
            await CritterStackSchema.Migrate(connectionString, cancellation);
#endif
        return applied;
    }

    /// <summary>Whether a database has the schema that the engine needs.</summary>
    public async Task<bool> IsMigrated(NpgsqlDataSource database, string connectionString, CancellationToken cancellation)
    {
        var ours = await new MigrationRunner(database).IsCurrent(cancellation);
#if CRITTERSTACK
        if (Name == Fleet)
            return ours && await CritterStackSchema.IsCurrent(connectionString, cancellation);
#endif
        return ours;
    }

    /// <summary>Starts a node on a migrated database.</summary>
    public async ValueTask<IEngineNode> Start(NpgsqlDataSource database, string connectionString, IPolicyCatalog policies, MasterKeys masters, TimeProvider time, CancellationToken cancellation)
    {
#if CRITTERSTACK
        if (Name == Fleet)
            return await CritterStackEngine.Start(connectionString, database, policies, masters, time, cancellation: cancellation);
#endif
        return await PostgresEngine.Start(database, policies, masters, time, appending: PostgresEngine.Open(connectionString), cancellation: cancellation);
    }
}

/// <summary>An engine was asked for that this build does not have; the message says which there are.</summary>
public sealed class EngineNotHereException(string message) : Exception(message);
