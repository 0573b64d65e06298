using Recovery.Postgres.Vault;
using System.Collections.Concurrent;
using JasperFx;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recovery.Conformance;
using Recovery.CritterStack.Storing;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Postgres;
using Recovery.Postgres.Tests;

namespace Recovery.CritterStack.Tests;

/// <summary>Nothing a complainant said reaches a log, though Marten logs statements that fail with their parameters and Wolverine messages that fail with their content (FAULTS T34).</summary>
public sealed class Silence : IAsyncLifetime
{
    private const string Canary = "Zaunkönig-4711";
    private static readonly Request Asked = new(new Actor("agent-7", Role.Agent));
    private readonly Heard heard = new();
    private TestDatabase own = null!;

    public async ValueTask InitializeAsync() => own = await TestDatabase.Migrated();

    public ValueTask DisposeAsync() => own.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task Conflicts_and_statements_that_fail_are_logged_without_what_was_said()
    {
        await using var pool = PostgresEngine.Open(own.ConnectionString);
        await using var marten = CritterStackHost.Open(own.ConnectionString);
        var clock = new DatabaseClock(TimeProvider.System);
        await clock.Synchronize(pool, CancellationToken.None);
        var seals = await CaseKeys.Open(pool, TestKeys.Masters, TimeProvider.System, CancellationToken.None);
        using var host = CritterStackHost.Build(marten, AutoCreate.None, services =>
        {
            CritterStackEngine.Compose(services, pool, seals, clock, clock, RepositoryPolicies.Catalog, TimeProvider.System);
            services.AddSingleton<ILoggerProvider>(heard);
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        var engine = host.Services.GetRequiredService<IComplaintEngine>();
        var store = host.Services.GetRequiredService<MartenEventStore>();
        var complaint = new NewComplaint(Channel.Phone, "en", Personal.Of(Canary), new Complainant(Guid.CreateVersion7(), Personal.Of(Canary)));
        var intake = new Intake(store, RepositoryPolicies.Catalog, clock);
        var receive = await intake.Prepare(complaint, CancellationToken.None);
        await engine.Handle(receive!, Asked, CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => engine.Handle(new AddNote(receive!.Complaint, Personal.Of($"{Canary} {n}")), Asked, CancellationToken.None).AsTask()));
        await using (var broken = pool.CreateCommand("alter table recovery.worklist rename column clocks to elsewhere"))
            await broken.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var another = await intake.Prepare(complaint, CancellationToken.None);
        var failure = await Should.ThrowAsync<Exception>(engine.Handle(another!, Asked, CancellationToken.None).AsTask());
        failure.ToString().ShouldNotContain(Canary);
        host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("test").LogWarning("heard"); // the ear works

        heard.Lines.ShouldContain("heard");
        heard.Lines.ShouldAllBe(line => !line.Contains(Canary, StringComparison.Ordinal));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = [];

        public IReadOnlyCollection<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
