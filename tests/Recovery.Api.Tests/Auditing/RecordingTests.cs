using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Recovery.Api.Tests.Arriving;
using Recovery.Domain;
using Recovery.Engine.Arriving;
using Recovery.Engine.Auditing;

namespace Recovery.Api.Tests.Auditing;

/// <summary>Who read what is written down before it is given; nothing else is, and never words.</summary>
public sealed class RecordingTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Mail = "From: Ada <ada@example.org>\r\nTo: us@example.org\r\nSubject: Heating\r\nMessage-ID: <m1@example.org>\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nIt failed.\r\n--b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n--b--\r\n";

    private Talk Agent => host.As(Role.Agent);

    private Talk Auditor => host.As(Role.Auditor);

    [Fact]
    public async Task A_case_that_is_read_and_replayed_is_found_by_whoever_audits()
    {
        var id = await A.Acknowledged(Agent);
        (await host.As(Role.Integration).Get($"complaints/{id}", ("On-Behalf-Of", "the shop"))).Done();
        (await Auditor.Get($"complaints/{id}/history")).Done();
        (await Auditor.Get($"complaints/{id}/clocks")).Done();
        (await Auditor.Get($"complaints/{id}?version=1")).Done();

        var items = await Of(id);
        items.Select(item => $"{item["actor"]} {item["role"]} {item["onBehalfOf"] ?? "-"} {item["kind"]} {item["what"]} {item["query"] ?? "-"}").ShouldBe(
        [
            "auditor-1 auditor - replayed case version=1",
            "auditor-1 auditor - read history -", // and the clocks are the same case
            "integration-1 integration the shop read case -",
        ]);
        items.ShouldAllBe(item => (string)item["complaint"]! == id);
        (await Of(id))[0]["kind"]!.ToString().ShouldBe("audited"); // the auditor is in it too
    }

    [Fact]
    public async Task Both_cases_of_a_merge_that_is_looked_at_are_read()
    {
        var (one, two) = (await A.Received(Agent), await A.Received(Agent));
        (await Agent.Get($"complaints/{one}/merge?into={two}")).Done();
        (await Of(one)).ShouldHaveSingleItem()["what"]!.ToString().ShouldBe("merge-preview");
        (await Of(two)).ShouldHaveSingleItem()["what"]!.ToString().ShouldBe("merge-preview");
    }

    [Fact]
    public async Task That_somebody_searched_is_recorded_and_never_for_what()
    {
        var before = await Recorded();
        (await Agent.Get("worklist")).Done();
        (await Recorded()).ShouldBe(before);
        (await Agent.Get("worklist?q=Zebedee&channel=email&limit=3")).Done();

        var found = (await Items("audit/accesses?actor=agent-1&limit=1")).ShouldHaveSingleItem();
        (found["kind"]!.ToString(), found["what"]!.ToString(), found["query"]!.ToString()).ShouldBe(("searched", "worklist", "channel, q, limit"));
        (await Scalar("select count(*) from recovery.mt_events where data::text ilike '%zebedee%'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_and_its_files_are_opened_by_somebody()
    {
        (await host.As(Role.Integration).PostBytes("intake/email", Encoding.UTF8.GetBytes(Mail), "message/rfc822")).Done(201);
        var arrival = (await host.Ports.Arrivals.Page(new ArrivalFilter(Kind: ArrivalKind.Mail), CancellationToken.None))[0];
        var aid = arrival.Id;
        (await Agent.Get($"arrivals/{aid}")).Done();
        (await Agent.Get($"arrivals/{aid}/content")).Done();
        (await Agent.Get($"arrivals/{aid}/attachments/1")).Done();
        (await Agent.Get($"arrivals/{aid}/attachments/2")).Refused(404, "content-unknown");

        var items = await Items("audit/accesses?actor=agent-1&limit=3");
        items.Select(item => $"{item["kind"]} {item["what"]}").ShouldBe(
            [$"opened-message arrival-attachment {aid}/1", $"opened-message arrival-content {aid}", $"opened-message arrival {aid}"]);
        items.ShouldAllBe(item => (string?)item["complaint"] == arrival.Complaint!.Value.ToString());
    }

    [Fact]
    public async Task What_is_taken_away_is_recorded_each_time()
    {
        var before = await Recorded();
        (await Auditor.Get("reports/on-time")).Done();
        for (var n = 0; n < 2; n++)
            (await Auditor.Get("reports/on-time", ("Accept", "text/csv"))).Done().MediaType.ShouldBe("text/csv");
        (await Auditor.Get("audit/export?format=csv&names=true")).Done();
        (await Recorded()).ShouldBe(before + 3);
        (await Items("audit/accesses?actor=auditor-1&limit=1"))[0]["query"]!.ToString().ShouldBe("format=csv, names");
        (await Items("audit/accesses?actor=auditor-1&limit=3")).Select(item => (string?)item["query"]).ShouldContain("name=on-time, format=csv");
    }

    [Fact]
    public async Task What_is_not_there_or_not_well_asked_is_not_read()
    {
        var id = await A.Received(Agent);
        var before = await Recorded();
        (await Agent.Get($"complaints/{Guid.CreateVersion7()}")).Refused(404, "complaint-unknown");
        (await Agent.Get($"complaints/{AccessRecorded.StreamOf("auditor-1")}")).Refused(404, "complaint-unknown"); // nor is the stream of accesses a case
        (await Agent.Get("complaints/R-0-0")).Refused(404, "complaint-unknown");
        (await Agent.Get($"complaints/{id}?asOf=1990-01-01T00:00:00Z")).Refused(404, "nothing-known-then");
        (await Agent.Get($"complaints/{id}/history?asOf=1990-01-01T00:00:00Z")).Refused(404, "nothing-known-then");
        (await Agent.Get($"complaints/{id}?version=x")).Status.ShouldBe(422);
        (await Agent.Get("audit/accesses")).Refused(403, "role-not-allowed");
        (await Recorded()).ShouldBe(before);
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        var id = await A.Received(Agent);
        foreach (var role in (Role[])[Role.Agent, Role.Supervisor, Role.Auditor, Role.Admin])
            (await host.As(role).Get($"complaints/{id}")).Done();

        var first = (await host.As(Role.Supervisor).Get($"audit/accesses?complaint={id}&limit=3")).Done().Json;
        var second = (await host.As(Role.Supervisor).Get($"audit/accesses?complaint={id}&limit=3&before={first["next"]}")).Done().Json;
        first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => item!["actor"]!.ToString()).ShouldBe(["admin-1", "auditor-1", "supervisor-1", "agent-1"]);
        second["next"].ShouldBeNull();
        (await Auditor.Get("audit/accesses?complaint=R-0-0")).Refused(404, "complaint-unknown");
    }

    [Fact]
    public async Task The_changes_say_nothing_of_it()
    {
        var id = await A.Received(Agent);
        (await Agent.Get($"complaints/{id}")).Done();
        (await Agent.Post($"complaints/{id}/acknowledgement", "{}")).Done();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/changes?after=0");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await host.ClientOf(Role.Agent).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var types = new List<string>();
        while (!types.Contains($"{id} complaint-acknowledged.v1"))
        {
            if (await lines.ReadLineAsync() is { } line && line.StartsWith("data: ", StringComparison.Ordinal) && JsonNode.Parse(line[6..]) is { } change)
                types.Add($"{change["id"]} {change["type"]}");
        }

        types.ShouldNotContain(type => type.EndsWith(AccessRecorded.StoredName, StringComparison.Ordinal));
    }

    private Task<List<JsonNode>> Of(string id) => Items($"audit/accesses?complaint={id}");

    private async Task<List<JsonNode>> Items(string path) => [.. (await Auditor.Get(path)).Done().Json["items"]!.AsArray().Select(item => item!)];

    private async Task<long> Recorded() => await Scalar("select count(*) from recovery.mt_events where type = 'access-recorded.v1'");

    private async Task<long> Scalar(string sql)
    {
        await using var database = NpgsqlDataSource.Create(host.Database);
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
