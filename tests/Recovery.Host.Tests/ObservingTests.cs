using Recovery.Conformance;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Recovery.Domain;
using Recovery.Engine.Storing;
using Recovery.Host.Standing;
using Recovery.Policies;
using Recovery.Postgres;
using Recovery.Postgres.Following;

namespace Recovery.Host.Tests;

/// <summary>What an operator sees of a running host: traces and metrics over OTLP, and health that says why it is red.</summary>
public sealed class ObservingTests
{
    private static readonly JsonElement Complaint = JsonDocument.Parse(
        """{"channel":"phone","language":"en","narrative":"The heating failed, canary-5521.","complainant":{"name":"Ada canary-5522"}}""").RootElement;

    [Fact(Timeout = 60_000)]
    public async Task Traces_and_metrics_go_to_the_collector_and_say_nothing_personal()
    {
        await using var database = await OwnDatabase.Create();
        await using var collector = await Collector.Start();
        using var host = await HostProcess.Start(
            database.ConnectionString,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "300"));
        using var http = new HttpClient { BaseAddress = new Uri(host.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await database.Key(Role.Agent));
        http.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var answer = await http.PostAsJsonAsync(new Uri("/api/v1/complaints", UriKind.Relative), Complaint);
        answer.EnsureSuccessStatusCode();

        var trace = Encoding.Latin1.GetString(Convert.FromHexString("0af7651916cd43dd8448eb211c80319c"));
        await collector.Until("/v1/traces", body => body.Contains("Receive", StringComparison.Ordinal) && body.Contains(trace, StringComparison.Ordinal));
        foreach (var name in (string[])["recovery.commands", "recovery.deadlines.behind", "recovery.outbox.oldest", "recovery.followers.lag", "recovery.arrivals.waiting"])
            await collector.Until("/v1/metrics", body => body.Contains(name, StringComparison.Ordinal));
        collector.Everything.ShouldNotContain("canary");
        host.Said.ShouldNotContain("canary");
    }

    [Fact(Timeout = 60_000)]
    public async Task One_trace_leads_from_a_mail_that_came_in_to_the_answer_that_left()
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        await using var database = await OwnDatabase.Create();
        await using var collector = await Collector.Start();
        var edges = Path.GetTempFileName();
        await File.WriteAllTextAsync(edges, """{"addresses":["complaints@example.org"],"smtp":{"host":"127.0.0.1","port":1,"startTls":false}}""", TestContext.Current.CancellationToken);
        using var host = await HostProcess.Start(
            database.ConnectionString,
            ("RECOVERY_EDGES", edges), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"));
        using var http = new HttpClient { BaseAddress = new Uri(host.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await database.Key(Role.Integration));
        http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        using var mail = new StringContent("From: Ada <ada@customers.example>\r\nMessage-ID: <1@customers.example>\r\nSubject: The heating\r\n\r\nThe heating failed twice this week.\r\n", Encoding.ASCII, "message/rfc822");
        using var answer = await http.PostAsync(new Uri("/api/v1/intake/email", UriKind.Relative), mail);
        answer.EnsureSuccessStatusCode();

        foreach (var span in (string[])["POST /api/v1/intake/email", "Receive", "deliver mail"])
            await collector.Until("/v1/traces", body => Spans(body, trace).Contains(span, StringComparison.Ordinal));
        File.Delete(edges);
    }

    /// <summary>What a body says after each time it names the trace, up to its next: the names of its spans are there.</summary>
    private static string Spans(string body, string trace) =>
        string.Join('|', body.Split(Encoding.Latin1.GetString(Convert.FromHexString(trace))).Skip(1).Select(part => part[..Math.Min(part.Length, 80)]));

    [Fact]
    public async Task Health_is_red_with_its_reason_while_a_message_is_tried_by_nobody_or_a_deadline_asked_by_nobody()
    {
        await using var database = await OwnDatabase.Create();
        var clock = new SetClock { Now = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero) };
        await using var node = await PostgresEngine.Start(database.Source, PolicyCatalog.From([]), TestKeys.Masters, TimeProvider.System, clock);
        await Execute(database, """
            insert into recovery.outbox (complaint_id, event_position, kind, payload, not_before, created_at)
            values (gen_random_uuid(), 1, 'a-kind-of-a-later-version', '{}', '2026-03-03 08:00Z', '2026-03-03 08:00Z');
            insert into recovery.deadlines (complaint_id, fires_at) values (gen_random_uuid(), '2026-03-03 08:00Z');
            """);
        var pulse = new Pulse(node, new FollowerLags(database.Source), TimeProvider.System);
        (await Trouble(pulse)).ShouldBeNull(); // what piled up while nobody ran is not held against one that has just started

        clock.Now += TimeSpan.FromMinutes(2);
        (await Trouble(pulse)).ShouldBe("deadlines: the oldest that is due has not been asked for 3720 s");
        clock.Now += TimeSpan.FromMinutes(4);
        (await Trouble(pulse)).ShouldNotBeNull().ShouldContain("outbox: a message that is due has not been tried for 3960 s");

        await Execute(database, "update recovery.outbox set attempts = 1; delete from recovery.deadlines;"); // tried in vain: the receiver's trouble
        (await Trouble(pulse)).ShouldBeNull();
    }

    private static async Task<string?> Trouble(Pulse pulse)
    {
        await pulse.RunOnce(CancellationToken.None);
        return await pulse.Trouble(CancellationToken.None);
    }

    private static async Task Execute(OwnDatabase database, string sql)
    {
#pragma warning disable CA2100 // the text is the test's own
        await using var command = database.Source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private sealed class SetClock : IEngineClock
    {
        public DateTimeOffset Now { get; set; }
    }

    /// <summary>A collector that keeps what it is sent.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> sent = [];
        private readonly WebApplication app;

        private Collector(WebApplication app) => this.app = app;

        public string Url => app.Urls.Single();

        public string Everything => string.Concat(sent.Select(one => one.Body));

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector.app.Run(collector.Keep);
            await collector.app.StartAsync();
            return collector;
        }

        /// <summary>Bodies are protobuf: names and identities stand in them as they are.</summary>
        public async Task Until(string path, Func<string, bool> holds)
        {
            while (!sent.Any(one => one.Path == path && holds(one.Body)))
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        private async Task Keep(HttpContext http)
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            sent.Enqueue((http.Request.Path.Value ?? string.Empty, Encoding.Latin1.GetString(body.ToArray())));
            http.Response.ContentType = "application/x-protobuf";
        }
    }
}
