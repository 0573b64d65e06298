using Recovery.Conformance;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Recovery.Domain;
using Recovery.Policies;
using Recovery.Postgres;

namespace Recovery.Host.Tests;

/// <summary>kill -9 while subscribers are told: every event arrives, in order of its case, and none more often than was under way (FAULTS T3, T18).</summary>
public sealed class WebhookKillTests
{
    private const int Rounds = 3;
    private const int CasesOfARound = 60;
    private const int HeardBeforeKill = 25;
    private const int UnderWay = 64; // a batch of the relay

    [Fact]
    public async Task What_happened_is_told_at_least_once_and_in_order_over_kill_9()
    {
        await using var database = await OwnDatabase.Create();
        await using var subscriber = await Subscriber.Start();
        var edges = Path.Combine(Path.GetTempPath(), $"edges-{Guid.CreateVersion7():N}.json");
        await File.WriteAllTextAsync(edges, $$$"""{"webhooks":{"allowHttp":true,"allowedNetworks":["127.0.0.0/8"],"ports":[{{{subscriber.Url.Port}}}]}}""", TestContext.Current.CancellationToken);
        try
        {
            var (admin, agent) = (await database.Key(Role.Admin), await database.Key(Role.Agent));
            for (var round = 0; round < Rounds; round++)
            {
                using var host = await HostProcess.Start(database.ConnectionString, ("RECOVERY_EDGES", edges));
                if (round == 0)
                    await Post(host, admin, "webhooks", new { name = "warehouse", url = subscriber.Url });
                var before = subscriber.Heard.Count;
                var cases = Enumerable.Range(0, CasesOfARound).Select(async _ =>
                {
                    var id = (await Post(host, agent, "complaints", new { channel = "phone", language = "en", narrative = "The heating failed.", complainant = new { name = "Jeanne" } })).GetProperty("id").GetString();
                    await Post(host, agent, $"complaints/{id}/acknowledgement", new { });
                }).ToList();
                await Task.WhenAll(cases);
                await subscriber.HasHeard(before + HeardBeforeKill);
                (await host.KillHard()).ShouldBe(137);
                await LeasesRunOut(database);
            }

            var log = await Log(database);
            using var last = await HostProcess.Start(database.ConnectionString, ("RECOVERY_EDGES", edges));
            await subscriber.HasHeardAll(log.Select(e => e.Position));

            foreach (var stream in log.GroupBy(e => e.Complaint))
                subscriber.Heard.Where(heard => heard.Complaint == stream.Key).Select(heard => heard.Position).Distinct().ShouldBe(stream.Select(e => e.Position));
            (subscriber.Heard.Count - log.Count).ShouldBeInRange(0, Rounds * UnderWay);
        }
        finally
        {
            File.Delete(edges);
        }
    }

    /// <summary>What the dead host had claimed is anybody's once its lease has run out; nobody waits here for the minutes that takes.</summary>
    private static async Task LeasesRunOut(OwnDatabase database)
    {
        await using var command = database.Source.CreateCommand("update recovery.outbox set lease_until = clock_timestamp() where lease_until is not null");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<(string Complaint, long Position)>> Log(OwnDatabase database)
    {
        await using var node = await PostgresEngine.Start(database.Source, PolicyCatalog.From([]), TestKeys.Masters, TimeProvider.System);
        var log = new List<(string, long)>();
        for (var after = 0L; await node.Store.ReadLog(after, 1_000, CancellationToken.None) is { Count: > 0 } page; after = page[^1].Position)
            log.AddRange(page.Select(e => (e.Complaint.ToString(), e.Position)));
        return log;
    }

    private static async Task<JsonElement> Post(HostProcess host, string key, string path, object body)
    {
        using var http = new HttpClient { BaseAddress = new Uri(host.Url + "/api/v1/"), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        using var answer = await http.PostAsJsonAsync(path, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private sealed class Subscriber(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<(string Complaint, long Position)> Heard { get; } = [];

        public Uri Url => new(app.Urls.First() + "/events");

        public static async Task<Subscriber> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
            var app = builder.Build();
            var subscriber = new Subscriber(app);
            app.MapPost("/events", async (HttpContext http) =>
            {
                var json = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
                subscriber.Heard.Enqueue((json.GetProperty("data").GetProperty("complaintId").GetString()!, json.GetProperty("data").GetProperty("position").GetInt64()));
                http.Response.StatusCode = 204;
            });
            await app.StartAsync();
            return subscriber;
        }

        public Task HasHeard(int count) => Until(() => Heard.Count >= count);

        public Task HasHeardAll(IEnumerable<long> positions)
        {
            var wanted = positions.ToHashSet();
            return Until(() => wanted.IsSubsetOf(Heard.Select(heard => heard.Position)));
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private static async Task Until(Func<bool> wanted)
        {
            while (!wanted())
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
