using Recovery.Audit.Sealing;
using Recovery.Conformance;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Recovery.Api.Asking;
using Recovery.Domain;
using Recovery.Host;
using Recovery.Integrations;
using Recovery.Postgres;

namespace Recovery.Api.Tests;

/// <summary>The whole product on a real Kestrel and a PostgreSQL database of the test class's own, with a key for every role.</summary>
public class ApiHost : IAsyncLifetime
{
    private readonly KeyDirectory keys = TestKeys.Directory();
    private static readonly Role[] Roles = [Role.Agent, Role.Supervisor, Role.Auditor, Role.Integration, Role.Admin];
    private readonly string name = "api_" + Guid.CreateVersion7().ToString("N");
    private readonly Dictionary<Role, HttpClient> clients = [];
    private WebApplication? app;

    /// <summary>The engine that is tested: <c>RECOVERY_TEST_ENGINE</c>, or the built-in one.</summary>
    public static string Engine => Environment.GetEnvironmentVariable("RECOVERY_TEST_ENGINE") is { Length: > 0 } asked ? asked : "postgres";

    /// <summary>Where the host serves.</summary>
    public Uri Address => new(app!.Urls.First());

    /// <summary>What the API speaks to.</summary>
    public Ports Ports => app!.Services.GetRequiredService<Ports>();

    /// <summary>Everything the host composed.</summary>
    public IServiceProvider Services => app!.Services;

    /// <summary>Connection string of the class's database.</summary>
    public string Database { get; private set; } = string.Empty;

    /// <summary>A client with the key of a role.</summary>
    public Talk As(Role role) => new(clients[role]);

    /// <summary>The client itself, for what is no JSON.</summary>
    public HttpClient ClientOf(Role role) => clients[role];

    /// <summary>A client without a key.</summary>
    public HttpClient Stranger() => new() { BaseAddress = Address };

    public async ValueTask InitializeAsync()
    {
        var server = Environment.GetEnvironmentVariable("RECOVERY_TEST_DB")
            ?? throw new InvalidOperationException("These tests want a real PostgreSQL: run ops/test, or set RECOVERY_TEST_DB to a connection string that may create databases.");
        await Administer(server, $"create database {name} template template0");
        Database = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        app = await RecoveryHost.Build(new Settings(Database, "http://127.0.0.1:0", Path.Combine(AppContext.BaseDirectory, "ops"), Engine, Migrate: true) { Otherwise = Edged, Keys = keys, Checkpoints = TestKeys.CheckpointsBeside(keys) }, CancellationToken.None);
        await app.StartAsync();
        foreach (var role in Roles)
        {
            var (_, secret) = await Ports.Keyring.Create(Words.Of(role) + "-1", role, CancellationToken.None);
            clients[role] = new HttpClient { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", secret) } };
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
            client.Dispose();
        if (app is null)
            return;
        await app.StopAsync();
        await app.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        GC.SuppressFinalize(this);
        await Administer(Environment.GetEnvironmentVariable("RECOVERY_TEST_DB")!, $"drop database if exists {name} with (force)");
    }

    /// <summary>How the house speaks with the outside.</summary>
    protected virtual Edges Edged(Edges edges) => edges;

    private static async Task Administer(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // names are made here
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
