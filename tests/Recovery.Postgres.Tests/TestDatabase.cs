using Npgsql;
using Recovery.Postgres.Migrations;

namespace Recovery.Postgres.Tests;

/// <summary>An empty, migrated database of one test's own, copied from a template made once a run; dropped with the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Copying = new(1, 1); // a template that somebody copies cannot be copied
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);
    private static readonly string Run = Guid.CreateVersion7().ToString("N")[..12];
    private static int made;

    private TestDatabase(string connectionString) => ConnectionString = connectionString;

    /// <summary>What an engine needs in its databases beside our own migrations.</summary>
    public static Func<string, Task>? MigrateMore { get; set; }

    public string ConnectionString { get; }

    /// <summary>A migrated database.</summary>
    public static async Task<TestDatabase> Migrated()
    {
        var template = await Template.Value;
        await Copying.WaitAsync();
        try
        {
            return await Create($"template {template}");
        }
        finally
        {
            Copying.Release();
        }
    }

    /// <summary>A database with nothing in it.</summary>
    public static Task<TestDatabase> Empty() => Create("template template0");

    public async ValueTask DisposeAsync()
    {
        var name = new NpgsqlConnectionStringBuilder(ConnectionString).Database;
        await Administer($"drop database if exists \"{name}\" with (force)");
    }

    private static async Task<TestDatabase> Create(string from)
    {
        var name = $"test_{Run}_{Interlocked.Increment(ref made)}";
        await Administer($"create database \"{name}\" {from}");
        return new TestDatabase(new NpgsqlConnectionStringBuilder(Server()) { Database = name, Timezone = "UTC", Pooling = true, MaxPoolSize = 20 }.ConnectionString);
    }

    private static async Task<string> MakeTemplate()
    {
        var template = await Empty();
        await using (var database = PostgresEngine.Open(template.ConnectionString))
            await new MigrationRunner(database).Run();
        if (MigrateMore is not null)
            await MigrateMore(template.ConnectionString);
        return new NpgsqlConnectionStringBuilder(template.ConnectionString).Database!;
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
