using System.Text.Json.Nodes;
using Recovery.Domain;

namespace Recovery.Api.Tests;

/// <summary>Worklist, paging and the stream of changes.</summary>
public sealed class ReadingTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly Talk agent = host.As(Role.Agent);

    [Fact]
    public async Task The_worklist_pages_through_every_case_once_next_deadline_first()
    {
        var team = "team-" + Guid.CreateVersion7().ToString("N")[^8..];
        var mine = new List<string>();
        foreach (var channel in (string[])["letter", "phone", "email", "verbal", "web", "sms", "letter"])
        {
            var id = await A.Received(agent, channel);
            (await agent.Post($"complaints/{id}/assignment", $$"""{"to":"agent-1","team":"{{team}}"}""")).Done();
            mine.Add(id);
        }

        var seen = new List<JsonNode>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = (await agent.Get($"worklist?team={team}&limit=3&cursor={cursor}")).Done().Json;
            page["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(3);
            seen.AddRange(page["items"]!.AsArray()!);
            cursor = (string?)page["next"];
        }

        seen.Select(item => (string)item["id"]!).ShouldBe(mine, ignoreOrder: true);
        seen.Select(item => (DateTimeOffset)item["nextDue"]!).ShouldBeInOrder();
        foreach (var item in seen)
            item["clocks"]!.AsArray().ShouldAllBe(clock => clock!["state"] != null && clock["remainingMinutes"] != null);

        (await agent.Get($"worklist?assignee=me&team={team}&channel=letter")).Done().Json["items"]!.AsArray().Count.ShouldBe(2);
        (await agent.Get($"worklist?team={team}&breached=true")).Done().Json["items"]!.AsArray().Count.ShouldBe(0);
        (await agent.Get($"worklist?team={team}&dueWithin=P400D")).Done().Json["items"]!.AsArray().Count.ShouldBe(7);
    }

    [Theory]
    [InlineData("worklist?cursor=garbage")]
    [InlineData("worklist?limit=0")]
    [InlineData("worklist?limit=201")]
    [InlineData("worklist?stage=none")]
    [InlineData("worklist?breached=perhaps")]
    [InlineData("worklist?dueWithin=soon")]
    [InlineData("worklist?q=%00")]
    [InlineData("worklist?nonsense=1")]
    [InlineData("worklist?team=a&team=b")]
    public async Task A_query_that_makes_no_sense_is_refused(string query)
    {
        var refused = await agent.Get(query);
        refused.Status.ShouldBe(422, refused.Text);
        refused.Json["errors"]!.AsObject().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_history_is_paged()
    {
        var id = await A.Confirmed(agent);
        var first = (await agent.Get($"complaints/{id}/history?limit=3")).Done().Json;
        var rest = (await agent.Get($"complaints/{id}/history?limit=3&cursor={first["next"]}")).Done().Json;
        rest["items"]!.AsArray().Select(e => (int)e!["version"]!).ShouldBe([4]);
        rest["next"].ShouldBeNull();
        (await agent.Get($"complaints/{id}/history?cursor=x")).Refused(422, "malformed");
    }

    [Fact]
    public async Task Changes_are_told_as_they_happen_and_go_on_where_they_broke_off()
    {
        var id = await A.Received(agent);
        using var first = await Changes.Listen(host, $"complaint={id}&after=0");
        var received = await first.Next();
        ((string?)received["id"], (string?)received["type"]).ShouldBe((id, "complaint-received.v1"));
        received.AsObject().Select(member => member.Key).ShouldBe(["position", "id", "reference", "version", "type", "at"], ignoreOrder: true);

        (await agent.Post($"complaints/{id}/acknowledgement", "{}")).Done();
        ((string?)(await first.Next())["type"]).ShouldBe("complaint-acknowledged.v1");
        first.Dispose();

        (await agent.Post($"complaints/{id}/notes", """{"text":"meanwhile"}""")).Done();
        using var second = await Changes.Listen(host, $"complaint={id}&after=0", lastEventId: first.LastId);
        ((string?)(await second.Next())["type"]).ShouldBe("note-added.v1");
    }

    [Fact]
    public async Task Changes_refuse_what_makes_no_sense()
    {
        (await agent.Get("changes?after=-1")).Refused(422, "malformed");
        (await agent.Get("changes?complaint=nobody")).Refused(404, "complaint-unknown");
        (await agent.Get("changes", ("Last-Event-ID", "x"))).Refused(422, "malformed");
    }
}
