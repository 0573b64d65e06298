using System.Text.Json.Nodes;
using Recovery.Domain;
using Recovery.Engine.Delivering;
using Recovery.Engine.Subscribing;

namespace Recovery.Api.Tests;

/// <summary>Webhooks over the API: made, shown without secrets, replaced, paused, tried, removed; and what is delivered, seen and decided on.</summary>
public sealed class SubscribingTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Url = "https://events.example.org/recovery";

    private readonly Talk admin = host.As(Role.Admin);

    [Fact]
    public async Task A_webhook_is_made_and_its_secret_shown_once()
    {
        var made = (await admin.Post("webhooks", $$"""{"name":" warehouse ","url":"{{Url}}","types":["complaint-resolved","complaint-resolved"]}""")).Done(201);
        var (secret, id) = ((string)made.Json["secret"]!, Id(made));
        secret.ShouldStartWith("whsec_");
        made.Json["webhook"]!["types"]!.AsArray().Select(type => (string)type!).ShouldBe(["complaint-resolved"]);
        ((string)made.Json["webhook"]!["createdBy"]!).ShouldBe("admin-1");
        (await admin.Get("webhooks")).Done().Text.ShouldNotContain("whsec_");

        var next = (string)(await admin.Post($"webhooks/{id}/secret", "{}")).Done().Json["secret"]!;
        (await Stored(id)).Secrets.ShouldBe([next, secret]);
        var last = (string)(await admin.Post($"webhooks/{id}/secret", "{}")).Done().Json["secret"]!;
        (await Stored(id)).Secrets.ShouldBe([last, next]);

        ((string)(await admin.Post($"webhooks/{id}/pause", "{}")).Done().Json["pausedBecause"]!).ShouldBe("paused");
        (await admin.Post($"webhooks/{id}/pause", "{}")).Done();
        (await admin.Post($"webhooks/{id}/resume", "{}")).Done().Json["pausedBecause"].ShouldBeNull();
        (await admin.Post($"webhooks/{id}/removal", "{}")).Done();
        foreach (var intent in (string[])["secret", "pause", "resume", "removal", "test"])
            (await admin.Post($"webhooks/{id}/{intent}", "{}")).Refused(404, "webhook-unknown");
    }

    [Theory]
    [InlineData("http://events.example.org/", "url-not-https")]
    [InlineData("https://user:password@events.example.org/", "url-with-credentials")]
    [InlineData("https://127.0.0.1/", "address-not-allowed")]
    [InlineData("https://[::ffff:169.254.169.254]/", "address-not-allowed")]
    [InlineData("https://0x7f.1/", "address-not-allowed")]
    [InlineData("https://localhost/", "host-not-allowed")]
    [InlineData("https://metadata.internal/", "host-not-allowed")]
    [InlineData("https://events.example.org:22/", "port-not-allowed")]
    [InlineData("events.example.org", "url-invalid")]
    public async Task Where_only_we_can_reach_nothing_is_sent(string url, string code) =>
        (await admin.Post("webhooks", new JsonObject { ["name"] = "x", ["url"] = url }.ToJsonString())).Refused(422, code);

    [Theory]
    [InlineData("""["complaint-vanished"]""")]
    [InlineData("""["complaint-resolved.v1"]""")]
    [InlineData("\"complaint-resolved\"")]
    [InlineData("[[]]")]
    [InlineData("[null]")]
    public async Task Only_events_there_are_can_be_wanted(string types) =>
        (await admin.Post("webhooks", $$"""{"name":"x","url":"{{Url}}","types":{{types}}}""")).Refused(422, "malformed");

    [Fact]
    public async Task A_trial_says_that_nobody_is_there()
    {
        var id = Id((await admin.Post("webhooks", """{"name":"nobody","url":"https://nobody.invalid/"}""")).Done(201));
        var tried = (await admin.Post($"webhooks/{id}/test", "{}")).Done().Json;
        ((bool)tried["arrived"]!).ShouldBeFalse();
        tried["status"].ShouldBeNull();
        ((string)tried["reason"]!).ShouldNotBeNullOrEmpty();
        (await admin.Post($"webhooks/{id}/removal", "{}")).Done();
    }

    [Fact]
    public async Task What_failed_is_seen_without_what_it_says_tried_again_and_given_up()
    {
        var (agent, supervisor) = (host.As(Role.Agent), host.As(Role.Supervisor));
        var webhook = Id((await admin.Post("webhooks", """{"name":"nobody","url":"https://nobody.invalid/","types":["complaint-received"]}""")).Done(201));
        var id = await A.Received(agent);
        var waiting = await Seen(agent, $"deliveries?target={webhook}&complaint={id}", line => (int)line["attempts"]! > 0);
        waiting.AsObject().ContainsKey("payload").ShouldBeFalse();
        ((string)waiting["kind"]!, (string)waiting["state"]!, (string)waiting["complaintId"]!).ShouldBe((Kinds.Webhook, "waiting", id));
        waiting["nextAt"].ShouldNotBeNull();
        ((string)waiting["reason"]!).ShouldNotBeNullOrEmpty();

        (await agent.Get("deliveries/standing")).Done().Json["failed"].ShouldNotBeNull();
        (await agent.Post($"deliveries/{waiting["id"]}/retry", "{}")).Refused(403, "role-not-allowed");
        (await supervisor.Post($"deliveries/{waiting["id"]}/giving-up", """{"reason":"  "}""")).Refused(409, "reason-empty");
        var given = (await supervisor.Post($"deliveries/{waiting["id"]}/giving-up", """{"reason":"Nobody is there."}""")).Done().Json;
        ((string)given["state"]!, (string)given["reason"]!).ShouldBe(("failed", "Nobody is there."));
        (await supervisor.Post($"deliveries/{waiting["id"]}/giving-up", """{"reason":"again"}""")).Refused(409, "delivery-settled");
        (await agent.Get($"deliveries?state=failed&target={webhook}")).Done().Json["items"]!.AsArray().Count.ShouldBe(1);

        ((string)(await supervisor.Post($"deliveries/{waiting["id"]}/retry", "{}")).Done().Json["state"]!).ShouldBe("waiting");
        (await supervisor.Post("deliveries/retry", $$"""{"kind":"webhook","target":"{{Guid.CreateVersion7()}}"}""")).Done().Json["retried"]!.GetValue<int>().ShouldBe(0);
        (await supervisor.Post("deliveries/999999999/retry", "{}")).Refused(404, "delivery-unknown");
        (await supervisor.Post("deliveries/x/retry", "{}")).Refused(404, "delivery-unknown");
        (await admin.Post($"webhooks/{webhook}/removal", "{}")).Done();
        (await agent.Get($"deliveries?target={webhook}")).Done().Json["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_follow_each_other_and_a_cursor_of_somebody_elses_is_refused()
    {
        var agent = host.As(Role.Agent);
        var webhook = Id((await admin.Post("webhooks", """{"name":"nobody","url":"https://nobody.invalid/","types":["complaint-received"]}""")).Done(201));
        for (var n = 0; n < 3; n++)
            await A.Received(agent);
        await Seen(agent, $"deliveries?target={webhook}", _ => true, count: 3);
        var first = (await agent.Get($"deliveries?target={webhook}&limit=2")).Done().Json;
        var second = (await agent.Get($"deliveries?target={webhook}&limit=2&cursor={first["next"]}")).Done().Json;
        first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => (long)item!["id"]!).ShouldBeInOrder(SortDirection.Descending);
        second["items"]!.AsArray().Count.ShouldBe(1);
        second["next"].ShouldBeNull();
        (await agent.Get("deliveries?cursor=x")).Refused(422, "malformed");
        (await agent.Get("deliveries?complaint=R-1-1")).Refused(404, "complaint-unknown");
        (await agent.Get("deliveries?state=lost")).Refused(422, "malformed");
        (await admin.Post($"webhooks/{webhook}/removal", "{}")).Done();
    }

    private static string Id(Said made) => (string)made.Json["webhook"]!["id"]!;

    private async Task<Subscription> Stored(string id) => (await host.Ports.Subscriptions.Find(Guid.Parse(id), CancellationToken.None)).ShouldNotBeNull();

    /// <summary>Waits until there are as many deliveries, the first of which is as it should be.</summary>
    private static async Task<JsonNode> Seen(Talk talk, string path, Func<JsonNode, bool> wanted, int count = 1)
    {
        while (true)
        {
            if ((await talk.Get(path)).Done().Json["items"]!.AsArray() is { } items && items.Count >= count && wanted(items[0]!))
                return items[0]!;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
