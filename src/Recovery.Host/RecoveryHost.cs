using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;
using Recovery.Api;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Standing;
using Recovery.Audit.Erasing;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying.Running;
using Recovery.Choosing;
using Recovery.Engine;
using Recovery.Engine.Delivering;
using Recovery.Engine.Erasing;
using Recovery.Engine.Handling;
using Recovery.Engine.Reading;
using Recovery.Engine.Timing;
using Recovery.Host.Edging;
using Recovery.Host.Observing;
using Recovery.Host.Running;
using Recovery.Host.Standing;
using Recovery.Integrations;
using Recovery.Integrations.Filing;
using Recovery.Integrations.Mail.Sending;
using Recovery.Integrations.Mail.Threading;
using Recovery.Integrations.Phone.Asterisk;
using Recovery.Integrations.Webhooks.Sending;
using Recovery.Policies;
using Recovery.Postgres;
using Recovery.Postgres.Following;
using Recovery.Postgres.House;
using Recovery.Postgres.Notarising;
using Recovery.Postgres.Sessions;
using Recovery.Postgres.Sweeping;
using Recovery.Postgres.Vault;
using Recovery.Postgres.Verifying;
using Recovery.Web;
using Recovery.Web.Shared;
using Recovery.Web.SigningIn;

namespace Recovery.Host;

/// <summary>The composition root: one process that serves the API and the screens and runs the background duties.</summary>
public static class RecoveryHost
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Everything composed on a database that is ready; not yet started.</summary>
    /// <exception cref="NotMigratedException">The database lacks this build's schema, and migrating it was not asked for.</exception>
    public static async Task<WebApplication> Build(Settings settings, CancellationToken cancellation)
    {
        var database = PostgresEngine.Open(settings.Database);
        try
        {
            return await Build(settings, database, cancellation);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task<WebApplication> Build(Settings settings, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var choice = EngineChoice.Of(settings.Engine);
        if (settings.Migrate)
            await choice.Migrate(database, settings.Database, cancellation);
        else if (!await choice.IsMigrated(database, settings.Database, cancellation))
            throw new NotMigratedException();
        var policies = await PolicyShelf.Open(database, settings.Policies, cancellation);
        var masters = settings.Keys.ReadOrMake(await CaseKeys.IsFresh(database, cancellation));
        var edges = EdgesFile.Read(settings.Edges, Environment.GetEnvironmentVariable) with { ThreadKey = new ThreadKey(await new HouseSecrets(database, masters).Find(HouseSecrets.ThreadKey, cancellation)) };
        edges = settings.Otherwise?.Invoke(edges) ?? edges;
        var pseudonyms = new Pseudonyms((await new HouseSecrets(database, masters).Find(HouseSecrets.PseudonymKey, cancellation)).Span);
        var engine = await choice.Start(database, settings.Database, policies, masters, TimeProvider.System, cancellation);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Recovery.Host", ContentRootPath = AppContext.BaseDirectory });
        Serve(builder, settings.Urls);
        var notary = engine.Notary(settings.Keys.Path, settings.Checkpoints);
        var verifier = new Verifier(new VerificationRuns(database), new LogCopies(database), new NotaryKeys(settings.Keys.Path), new CheckpointFolder(settings.Checkpoints), engine.Clock, TimeProvider.System);
        var eraser = new Eraser(engine.Erasures, engine.Store, engine.Engine, new ErasureFile(Path.Combine(settings.Checkpoints, ErasureFile.Name)), TimeProvider.System);
        await eraser.Repeat(cancellation);
        Compose(builder.Services, database, policies, engine, edges, pseudonyms, eraser, notary, verifier);
        Follow(builder.Services, notary);
        Screens(builder.Services, database, engine, settings);
        var app = builder.Build();
        LetGoAtTheEnd(app.Services);
        app.MapRecoveryApi();
        app.MapRecoveryWeb();
        return app;
    }

    /// <summary>What was made elsewhere is let go of with the host only where it was taken from it: the last taken first, so the engine before its connections.</summary>
    private static void LetGoAtTheEnd(IServiceProvider services)
    {
        services.GetRequiredService<NpgsqlDataSource>();
        services.GetRequiredService<IEngineNode>();
        services.GetRequiredService<Verifier>();
    }

    private static void Serve(WebApplicationBuilder builder, string urls)
    {
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = RecoveryApi.LargestTaken;
            server.Limits.MaxRequestLineSize = 8 * 1024;
            server.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ssZ "));
        builder.Logging.SetMinimumLevel(LogLevel.Warning); // nothing per request
        builder.Logging.AddFilter("Recovery", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // warns that the database is trusted with the keys: decision 0010
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error); // warns of each page that it made the caching stricter, which it was
    }

    private static void Screens(IServiceCollection services, NpgsqlDataSource database, IEngineNode engine, Settings settings)
    {
        services.AddSingleton(engine.Presence);
        services.AddSingleton(engine.Views);
        services.AddDataProtection().SetApplicationName("recovery");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new ProtectionKeys(new ProtectionKeyStore(database)));
        services.AddRecoveryWeb(People.From(settings.People), new SignInSettings(settings.SignIn == "development"));
    }

    /// <summary>The exchanges whose calls are listened to.</summary>
    private static void Telephones(IServiceCollection services, Ports ports)
    {
        if (ports.Edges.Asterisk is not { Count: > 0 } exchanges)
            return;
        var heard = new HeardCalls();
        services.AddSingleton<IDuty>(provider => new CallKeeper(heard, new PhoneIntake(ports.Filing), provider.GetRequiredService<ILogger<CallKeeper>>()));
        foreach (var exchange in exchanges)
            services.AddSingleton<IDuty>(provider => new AmiConnection(exchange, heard, ports.Time, provider.GetRequiredService<ILogger<AmiConnection>>()));
        services.AddSingleton<IStanding>(provider => new ExchangeStanding([.. provider.GetServices<IDuty>().OfType<AmiConnection>()]));
    }

    private static void Follow(IServiceCollection services, IFollower follower)
    {
        services.AddSingleton<IDuty>(follower);
        services.AddSingleton<IStanding>(new FollowerStanding(follower));
    }

    private static void Compose(IServiceCollection services, NpgsqlDataSource database, PolicyCatalog policies, IEngineNode engine, Edges edges, Pseudonyms pseudonyms, Eraser eraser, IFollower notary, Verifier verifier)
    {
        var time = TimeProvider.System;
        var keys = new KeyCache(engine.Keys, time);
        var pipelines = new EdgePipelines(time);
        var webhooks = new WebhookSender(edges, pipelines, engine.Clock);
        services.AddSingleton(_ => pipelines);
        services.AddSingleton(_ => webhooks);
        services.AddSingleton(time);
        services.AddSingleton(_ => database);
        services.AddSingleton(_ => engine);
        services.AddSingleton(_ => verifier);
        services.AddSingleton<IDuty>(eraser);
        var ports = new Ports(
            engine.Engine,
            new Intake(engine.Store, policies, engine.Clock),
            new CaseReader(engine.Store, policies, engine.Clock),
            engine.Store,
            engine.Worklist,
            engine.Arrivals,
            engine.Deliveries,
            engine.Subscriptions,
            engine.Reports,
            policies,
            engine.Keys,
            keys,
            engine.Changes,
            engine.Clock,
            time) { Accesses = engine.Accesses, CaseLog = engine.CaseLog, Pseudonyms = pseudonyms, Edges = edges, Webhooks = webhooks, Eraser = eraser, Erasures = engine.Erasures, Notarised = engine.Notarised, Notary = notary, Verifier = verifier };
        services.AddSingleton(ports);

        services.AddSingleton<IDuty>(engine.Timers);
        services.AddSingleton<IDuty>(engine.Owed);
        services.AddSingleton<IDelivery, NoticeLog>();
        services.AddSingleton<IDelivery>(provider => new WebhookDelivery(engine.Store, engine.Subscriptions, provider.GetRequiredService<WebhookSender>(), edges, time));
        if (edges.Smtp is not null)
            services.AddSingleton<IDelivery>(provider => new SmtpDelivery(engine.Store, engine.Arrivals, policies, edges, provider.GetRequiredService<EdgePipelines>()));
        services.AddSingleton<IDuty>(provider => engine.Relay([.. provider.GetServices<IDelivery>()]));
        services.AddSingleton<IDuty>(provider => new UndecidedArrivals(engine.Arrivals, ports.Filings, time, provider.GetRequiredService<ILogger<UndecidedArrivals>>()));
        IFollower[] together = [engine.Search, engine.Reach, engine.Courier(mail: edges.Smtp is not null)];
        services.AddSingleton(engine.Together(together));
        foreach (var follower in together)
            services.AddSingleton<IStanding>(new FollowerStanding(follower));

        var pulse = new Pulse(engine, new FollowerLags(database), time);
        pulse.Show();
        services.AddSingleton<IDuty>(pulse);
        services.AddSingleton<IDuty>(new Sweeper(database, engine.Clock, time));
        services.AddSingleton<IStanding>(pulse);
        services.AddHostedService<Exporting>();
        Telephones(services, ports);
        services.AddSingleton<DutyRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<DutyRunner>());
        services.AddSingleton<IStanding>(new SchemaStanding(database));
        services.AddSingleton<IStanding>(provider => provider.GetRequiredService<DutyRunner>());
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
    }
}

/// <summary>The database lacks this build's schema.</summary>
public sealed class NotMigratedException() : Exception("the database does not have this build's schema: start once with --migrate, or run `recovery migrate`.");
