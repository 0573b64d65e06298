using Npgsql;
using Recovery.Choosing;
using Recovery.Postgres;

namespace Recovery.Bench;

/// <summary>A fresh database of one bench, dropped at its end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private BenchDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        Source = PostgresEngine.Open(connectionString);
    }

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>Connections to it.</summary>
    public NpgsqlDataSource Source { get; }

    private static string Server => Environment.GetEnvironmentVariable("RECOVERY_DB") ?? Environment.GetEnvironmentVariable("RECOVERY_TEST_DB")
        ?? throw new BenchException("RECOVERY_DB or RECOVERY_TEST_DB must hold a connection string: run ops/bench, or set one.");

    /// <summary>A database with the schema of this build and an engine of it.</summary>
    public static async Task<BenchDatabase> Migrated(EngineChoice? engine = null)
    {
        var made = await Empty();
        await (engine ?? EngineChoice.Of("postgres")).Migrate(made.Source, made.ConnectionString, CancellationToken.None);
        return made;
    }

    /// <summary>A database with nothing in it.</summary>
    public static async Task<BenchDatabase> Empty()
    {
        var name = $"bench_{Guid.CreateVersion7():n}";
        await Administer($"create database {name} template template0");
        return new BenchDatabase(new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString);
    }

    /// <summary>Runs a text of statements, however long it takes.</summary>
    public async Task<int> Execute(string sql)
    {
#pragma warning disable CA2100 // written in this project
        await using var command = Source.CreateCommand(sql);
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The one value a query answers.</summary>
    public async Task<T> Ask<T>(string sql)
    {
#pragma warning disable CA2100 // written in this project
        await using var command = Source.CreateCommand(sql);
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The only column of every row a query answers.</summary>
    public async Task<List<T>> Column<T>(string sql)
    {
#pragma warning disable CA2100 // written in this project
        await using var command = Source.CreateCommand(sql);
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync())
            values.Add(reader.GetFieldValue<T>(0));
        return values;
    }

    /// <summary>The text of an SQL file of this project.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(BenchDatabase).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no SQL file is embedded as {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Administer($"drop database if exists {new NpgsqlConnectionStringBuilder(ConnectionString).Database} with (force)");
    }

    private static async Task Administer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // names are made here
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
