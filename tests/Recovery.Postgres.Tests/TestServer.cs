using System.Security.Cryptography;
using Npgsql;
using Recovery.Postgres.Migrations;

[assembly: AssemblyFixture(typeof(Recovery.Postgres.Tests.TestServer))]

namespace Recovery.Postgres.Tests;

/// <summary>
/// The PostgreSQL under test: RECOVERY_TEST_DB, a connection string of a role that may create databases. One database is migrated
/// and copied for every test; all of them are dropped at the end.
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    private const string Variable = "RECOVERY_TEST_DB";

    private static readonly string Run = "recovery_test_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private static int databases;

    private static string Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set
        ? set
        : throw new InvalidOperationException($"{Variable} is not set: give it the connection string of a PostgreSQL 15 or later, of a role that may create databases.");

    /// <summary>A new, empty, migrated database.</summary>
    public static async Task<NpgsqlDataSource> NewDatabase()
    {
        var name = $"{Run}_{Interlocked.Increment(ref databases)}";
        await Maintain($"create database {name} template {Run}");
        return NpgsqlDataSource.Create(To(name));
    }

    /// <summary>Closes and drops a database.</summary>
    public static async Task Drop(NpgsqlDataSource database)
    {
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        await database.DisposeAsync();
        await Maintain($"drop database if exists {name} with (force)");
    }

    public async ValueTask InitializeAsync()
    {
        await Maintain($"create database {Run}");
        await using var template = NpgsqlDataSource.Create(To(Run));
        await new MigrationRunner(template).Run();
    }

    public async ValueTask DisposeAsync() => await Maintain($"drop database if exists {Run} with (force)");

    private static string To(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 40, Timezone = "UTC" }.ConnectionString;

    private static async Task Maintain(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
