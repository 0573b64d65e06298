using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Keys;
using Recovery.Postgres;
using Recovery.Postgres.Keys;
using Recovery.Postgres.Migrations;

namespace Recovery.Host.Tests;

/// <summary>A migrated database of one test's own, and a look into it from outside the host.</summary>
public sealed class OwnDatabase : IAsyncDisposable
{
    private OwnDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        Source = PostgresEngine.Open(connectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public static async Task<OwnDatabase> Create()
    {
        var name = "host_" + Guid.CreateVersion7().ToString("N");
        await Administer($"create database {name} template template0");
        var database = new OwnDatabase(new NpgsqlConnectionStringBuilder(Server()) { Database = name, MaxPoolSize = 20 }.ConnectionString);
        await new MigrationRunner(database.Source).Run();
        return database;
    }

    /// <summary>A new key's secret.</summary>
    public async Task<string> Key(Role role) => (await new PostgresKeyring(Source, TimeProvider.System).Create($"test-{Words.Of(role)}", role, CancellationToken.None)).Secret;

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Administer($"drop database {new NpgsqlConnectionStringBuilder(ConnectionString).Database} with (force)");
    }

    private static async Task Administer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server()) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // names are made here
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static string Server() => Environment.GetEnvironmentVariable("RECOVERY_TEST_DB")
        ?? throw new InvalidOperationException("These tests want a real PostgreSQL: run ops/test, or set RECOVERY_TEST_DB to a connection string that may create databases.");
}
