using Npgsql;
using Recovery.Conformance;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Tests;

/// <summary>A test on a database of its own.</summary>
public abstract class OnDatabase : IAsyncLifetime
{
    /// <summary>A Tuesday morning in opening hours of the house calendar.</summary>
    protected static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private TestDatabase own = null!;

    protected NpgsqlDataSource Database { get; private set; } = null!;

    protected CaseKeys Seals { get; private set; } = null!;

    internal EventLog Log => new(Database);

    public virtual async ValueTask InitializeAsync()
    {
        own = await TestDatabase.Migrated();
        Database = PostgresEngine.Open(own.ConnectionString);
        Seals = await CaseKeys.Open(Database, TestKeys.Masters, TimeProvider.System, CancellationToken.None);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await own.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<int> Execute(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    protected async Task<List<long>> Positions(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var positions = new List<long>();
        while (await reader.ReadAsync())
            positions.Add(reader.GetInt64(0));
        return positions;
    }

    protected async Task<T> Scalar<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
