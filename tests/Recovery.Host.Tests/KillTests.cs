using Recovery.Conformance;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;
using Recovery.Policies;
using Recovery.Postgres;

namespace Recovery.Host.Tests;

/// <summary>kill -9 during writes: nothing acknowledged is lost, nothing is doubled, no position arrives late (FAULTS T3, T13).</summary>
public sealed class KillTests
{
    private const int Rounds = 3;
    private const int Writers = 12;
    private const int AcknowledgedBeforeKill = 150;

    [Fact]
    public async Task What_was_acknowledged_is_there_exactly_once_after_kill_9_and_positions_never_come_late()
    {
        await using var database = await OwnDatabase.Create();
        var key = await database.Key(Role.Agent);
        var acknowledged = new ConcurrentDictionary<string, (string Id, int Version)>(); // by idempotency key
        var unanswered = new ConcurrentDictionary<string, byte>();
        await using var watching = await Watch(database);

        for (var round = 0; round < Rounds; round++)
        {
            using var host = await HostProcess.Start(database.ConnectionString);
            using var http = Client(host, key);
            foreach (var again in unanswered.Keys) // the caller who got no answer asks again, with the same key
                await Receive(http, again, acknowledged, unanswered);
            unanswered.ShouldBeEmpty();

            var (target, enough) = (acknowledged.Count + AcknowledgedBeforeKill, new TaskCompletionSource());
            var writers = Enumerable.Range(0, Writers).Select(writer => Write(http, $"r{round}w{writer}", acknowledged, unanswered, () =>
            {
                if (acknowledged.Count >= target)
                    enough.TrySetResult();
            })).ToList();
            await Task.WhenAny(enough.Task, Task.WhenAll(writers));
            (await host.KillHard()).ShouldBe(137);
            await Task.WhenAll(writers);
        }

        using (var last = await HostProcess.Start(database.ConnectionString))
        using (var http = Client(last, key))
        {
            foreach (var again in unanswered.Keys)
                await Receive(http, again, acknowledged, unanswered);
        }

        var log = await Log(database);
        var received = log.Where(e => e.StoredName == "complaint-received.v1").ToList();
        received.Select(e => e.Complaint.ToString()).Order(StringComparer.Ordinal)
            .ShouldBe(acknowledged.Values.Select(a => a.Id).Order(StringComparer.Ordinal)); // each exactly once, and none besides
        var versions = log.GroupBy(e => e.Complaint.ToString()).ToDictionary(stream => stream.Key, stream => stream.Select(e => e.Version).ToList());
        foreach (var stream in versions.Values)
            stream.ShouldBe(Enumerable.Range(1, stream.Count)); // no gap, no repeat
        foreach (var (id, version) in acknowledged.Values)
            versions[id].Count.ShouldBeGreaterThanOrEqualTo(version);
        (await watching.Seen(log[^1].Position)).ShouldBe(log.Select(e => e.Position)); // the follower saw the whole log, in order, while it was written
    }

    [Fact]
    public async Task A_deadline_that_passed_while_the_host_was_dead_is_recorded_once_at_its_instant_by_two_hosts()
    {
        await using var database = await OwnDatabase.Create();
        var policies = PolicyCatalog.From(Publishing.Directory(Path.Combine(AppContext.BaseDirectory, "ops")));
        var id = await ReceivedByNobodysTimers(database, policies);

        using var one = await HostProcess.Start(database.ConnectionString);
        using var two = await HostProcess.Start(database.ConnectionString);
        using var http = Client(one, await database.Key(Role.Auditor));
        var missed = await Missed(http, id);

        missed.Count.ShouldBe(1);
        missed[0].GetProperty("occurredAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 3, 9, 15, 0, TimeSpan.Zero)); // 15 working minutes
        missed[0].GetProperty("recordedAt").GetDateTimeOffset().ShouldBeGreaterThan(new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero));
    }

    private static async Task<ComplaintId> ReceivedByNobodysTimers(OwnDatabase database, IPolicyCatalog policies)
    {
        await using var node = await PostgresEngine.Start(database.Source, policies, TestKeys.Masters, TimeProvider.System);
        var complaint = new NewComplaint(
            Channel.Verbal, "en", Personal.Of("The heating failed twice."), new(Guid.CreateVersion7(), Personal.Of("Jeanne Martin")),
            ReceivedAt: new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero)); // a Tuesday at ten, in Paris
        var receive = await new Intake(node.Store, policies, node.Clock).Prepare(complaint, CancellationToken.None);
        (await node.Engine.Handle(receive!, new Request(new Actor("crm", Role.Integration)), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
        return receive!.Complaint;
    }

    private static async Task<List<JsonElement>> Missed(HttpClient http, ComplaintId id)
    {
        while (true)
        {
            var history = await http.GetFromJsonAsync<JsonElement>($"complaints/{id}/history");
            var missed = history.GetProperty("items").EnumerateArray()
                .Where(e => e.GetProperty("type").GetString() == "deadline-missed.v1" && e.GetProperty("data").GetProperty("milestone").GetString() == "acknowledge").ToList();
            if (missed.Count > 0)
                return missed;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static async Task Write(
        HttpClient http, string writer, ConcurrentDictionary<string, (string, int)> acknowledged, ConcurrentDictionary<string, byte> unanswered, Action progress)
    {
        for (var n = 0; ; n++)
        {
            if (await Receive(http, $"{writer}-{n}", acknowledged, unanswered) is not { } id || !await Acknowledge(http, $"{writer}-{n}", id, acknowledged))
                return; // the host is dead
            progress();
        }
    }

    private static async Task<string?> Receive(
        HttpClient http, string idempotencyKey, ConcurrentDictionary<string, (string, int)> acknowledged, ConcurrentDictionary<string, byte> unanswered)
    {
        unanswered[idempotencyKey] = 0;
        if (await Post(http, "complaints", new { channel = "phone", language = "en", narrative = "The heating failed.", complainant = new { name = idempotencyKey } }, idempotencyKey) is not { } answer)
            return null;
        var id = answer.GetProperty("id").GetString()!;
        acknowledged[idempotencyKey] = (id, answer.GetProperty("version").GetInt32());
        unanswered.TryRemove(idempotencyKey, out _);
        return id;
    }

    private static async Task<bool> Acknowledge(HttpClient http, string idempotencyKey, string id, ConcurrentDictionary<string, (string, int)> acknowledged)
    {
        if (await Post(http, $"complaints/{id}/acknowledgement", new { }, null) is not { } answer)
            return false;
        acknowledged[idempotencyKey] = (id, answer.GetProperty("version").GetInt32());
        return true;
    }

    /// <summary>Null when there was no answer; anything but success is a failure of the test.</summary>
    private static async Task<JsonElement?> Post(HttpClient http, string path, object body, string? idempotencyKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        try
        {
            using var answer = await http.SendAsync(request);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private static HttpClient Client(HostProcess host, string key) => new()
    {
        BaseAddress = new Uri(host.Url + "/api/v1/"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    private static async Task<IReadOnlyList<RecordedEvent>> Log(OwnDatabase database)
    {
        await using var node = await PostgresEngine.Start(database.Source, PolicyCatalog.From([]), TestKeys.Masters, TimeProvider.System);
        var log = new List<RecordedEvent>();
        while (await node.Store.ReadLog(log is [.., var last] ? last.Position : 0, int.MaxValue, CancellationToken.None) is { Count: > 0 } page)
            log.AddRange(page); // a kill may leave positions without an event, and a page may end before them
        return log;
    }

    private static async Task<Watcher> Watch(OwnDatabase database) =>
        new(await PostgresEngine.Start(database.Source, PolicyCatalog.From([]), TestKeys.Masters, TimeProvider.System));
}
