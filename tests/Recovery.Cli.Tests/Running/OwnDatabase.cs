using Npgsql;

namespace Recovery.Cli.Tests.Running;

/// <summary>A migrated database of one test class's own on the server of RECOVERY_TEST_DB, dropped at the end.</summary>
public sealed class OwnDatabase : IAsyncLifetime
{
    private static int made;
    private readonly string name = $"recovery_cli_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";

    /// <summary>Its connection string.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;

    private static string Server => Environment.GetEnvironmentVariable("RECOVERY_TEST_DB") is { Length: > 0 } set
        ? set
        : throw new InvalidOperationException("These tests want a real PostgreSQL: run ops/test, or set RECOVERY_TEST_DB to a connection string that may create databases.");

    public async ValueTask InitializeAsync()
    {
        await Administer($"create database {name}");
        (await RecoveryCommand.RunOn(ConnectionString, "migrate", "--quiet")).ShouldSatisfyAllConditions(said => said.Status.ShouldBe(0, said.Error), said => said.Out.ShouldBeEmpty());
    }

    public async ValueTask DisposeAsync() => await Administer($"drop database if exists {name} with (force)");

    private static async Task Administer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // names are made here
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
