using Recovery.Audit.Sealing;
using Recovery.Conformance;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Recovery.Api.Asking;
using Recovery.Domain;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Host;
using Recovery.Web.Shared;

namespace Recovery.Web.Tests;

/// <summary>The whole product on a real Kestrel and a PostgreSQL database of the test class's own, with people who may sign in as themselves.</summary>
public sealed class WebHost : IAsyncLifetime
{
    private readonly KeyDirectory keys = TestKeys.Directory();
    private readonly string name = "web_" + Guid.CreateVersion7().ToString("N");
    private readonly string people = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private WebApplication? app;
    private string address = "http://127.0.0.1:0";

    /// <summary>Somebody of each kind.</summary>
    public static readonly Person Claire = new("claire.moreau", Role.Agent, "Claire Moreau", "north", "en");
    public static readonly Person Tom = new("tom.hughes", Role.Agent, "Tom Hughes", "north", "en");
    public static readonly Person Helen = new("helen.ward", Role.Supervisor, "Helen Ward", "north", "en");
    public static readonly Person Paul = new("paul.keller", Role.Auditor, "Paul Keller", null, "en");
    public static readonly Person Ada = new("ada.root", Role.Admin, "Ada Root", null, "en");
    private static readonly Person[] Everybody = [Claire, Tom, Helen, Paul, Ada];

    /// <summary>Where the host serves.</summary>
    public Uri Address => new(app!.Urls.First());

    /// <summary>What the screens speak to.</summary>
    public Ports Ports => app!.Services.GetRequiredService<Ports>();

    /// <summary>Something else of the engine's.</summary>
    public T Service<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        await Administer($"create database {name} template template0");
        await File.WriteAllTextAsync(people, JsonSerializer.Serialize(Everybody.Select(person =>
            new { person.Name, Role = Words.Of(person.Role), person.DisplayName, person.Team, person.Language }), JsonSerializerOptions.Web));
        await Start();
    }

    /// <summary>Ends the host and starts another on the same database and address.</summary>
    public async Task Restart()
    {
        address = Address.ToString();
        await Stop();
        await Start();
    }

    /// <summary>Ends the host; <see cref="Start"/> brings one back.</summary>
    public async Task Stop()
    {
        address = Address.ToString();
        await app!.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    /// <summary>Starts a host on the class's database.</summary>
    public async Task Start()
    {
        var database = new NpgsqlConnectionStringBuilder(Server()) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        app = await RecoveryHost.Build(
            new Settings(database, address, Path.Combine(AppContext.BaseDirectory, "ops"), "postgres", Migrate: true, people, "development") { Keys = keys, Checkpoints = TestKeys.CheckpointsBeside(keys) },
            CancellationToken.None);
        await app.StartAsync();
    }

    /// <summary>A complaint by telephone, received just now; somebody's where <paramref name="assignee"/> says so.</summary>
    public async Task<string> Receive(string narrative, Person? assignee = null, Channel channel = Channel.Phone, string language = "en", string complainant = "Jeanne Martin")
    {
        var who = new Complainant(Guid.CreateVersion7(Ports.Clock.Now), Personal.Of(complainant), null, null);
        var receive = await Ports.Intake.Prepare(new NewComplaint(channel, language, Personal.Of(narrative), who, Touchpoint: "hotline"), CancellationToken.None);
        var done = (await Do(receive!)).ShouldBeOfType<Outcome.Done>();
        if (assignee is not null)
            await Do(new Assign(done.Case.Id, assignee.Name, assignee.Team));
        return done.Case.State.Reference;
    }

    /// <summary>Gives a command as somebody; as an agent of no name where nobody is named.</summary>
    public async Task<Outcome> Do(IComplaintCommand command, Person? by = null) =>
        await Ports.Engine.Handle(command, new Request(by is null ? new Actor("test", Role.Agent) : new Actor(by.Name, by.Role)), CancellationToken.None);

    /// <summary>The case behind a reference.</summary>
    public async Task<CaseSnapshot> Case(string reference) =>
        (await Ports.Cases.Now((await Ports.Cases.Find(reference, CancellationToken.None))!.Value, CancellationToken.None))!.Case;

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await Stop();
        NpgsqlConnection.ClearAllPools();
        await Administer($"drop database if exists {name} with (force)");
        File.Delete(people);
    }

    private static string Server() => Environment.GetEnvironmentVariable("RECOVERY_TEST_DB")
        ?? throw new InvalidOperationException("These tests want a real PostgreSQL: run ops/test, or set RECOVERY_TEST_DB to a connection string that may create databases.");

    private static async Task Administer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server()) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // names are made here
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
