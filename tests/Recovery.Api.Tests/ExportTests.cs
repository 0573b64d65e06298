using System.Buffers;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Asking;
using Recovery.Api.Exporting;
using Recovery.Audit.Exporting;
using Recovery.Domain;

namespace Recovery.Api.Tests;

/// <summary>The log over HTTP, for whoever may audit.</summary>
public sealed class ExportTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly Talk agent = host.As(Role.Agent);
    private readonly Talk auditor = host.As(Role.Auditor);

    [Theory]
    [InlineData("ndjson", "application/x-ndjson", ".ndjson")]
    [InlineData("csv", "text/csv", ".csv")]
    [InlineData("xes", "application/xml", ".xes")]
    [InlineData("ocel-json", "application/json", ".ocel.json")]
    public async Task Every_format_comes_with_its_type_and_a_name(string format, string type, string ending)
    {
        await A.Confirmed(agent);

        using var answer = await host.ClientOf(Role.Auditor).GetAsync(new Uri($"{Talk.Prefix}audit/export?format={format}", UriKind.Relative));

        ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((200, type));
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldMatch($@"^recovery-\d+{ending.Replace(".", "\\.")}$");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync()).ShouldContain("complaint-received");
    }

    [Fact]
    public async Task What_was_said_and_by_whom_of_the_house_is_told_only_to_whoever_asks()
    {
        var id = await A.Received(agent);
        (await agent.Post($"complaints/{id}/notes", """{"text":"a canary in a note"}""")).Done();

        foreach (var format in (string[])["ndjson", "csv", "xes", "ocel-json"])
        {
            var plain = (await auditor.Get($"audit/export?format={format}&complaint={id}")).Done().Text;
            plain.ShouldNotContain("canary");
            plain.ShouldNotContain("agent-1\"");
            var full = (await auditor.Get($"audit/export?format={format}&complaint={id}&text=true&names=true")).Done().Text;
            full.ShouldContain("a canary in a note");
            full.ShouldContain("agent-1");
        }
    }

    [Fact]
    public async Task An_export_of_one_case_has_that_case_alone()
    {
        var (id, other) = (await A.Confirmed(agent), await A.Received(agent));
        var reference = (string)(await agent.Get($"complaints/{id}")).Done().Json["reference"]!;

        var xes = XDocument.Parse((await auditor.Get($"audit/export?format=xes&complaint={reference}")).Done().Text);
        var all = (await auditor.Get("audit/export?format=xes")).Done().Text;

        xes.Descendants().Count(one => one.Name.LocalName == "trace").ShouldBe(1);
        xes.Descendants().Count(one => one.Name.LocalName == "event").ShouldBe(4);
        xes.ToString().ShouldContain(id);
        all.ShouldContain(other);
    }

    [Fact]
    public async Task It_goes_on_after_a_position_and_is_bounded_in_time()
    {
        await A.Confirmed(agent);
        var whole = Lines((await auditor.Get("audit/export?format=ndjson")).Done().Text);
        var middle = (long)whole[whole.Count / 2]["position"]!;

        var rest = Lines((await auditor.Get($"audit/export?format=ndjson&after={middle}")).Done().Text);

        rest.Take(2).Select(line => (long)line["position"]!).ShouldAllBe(position => position > middle);
        Lines((await auditor.Get("audit/export?format=ndjson&to=1990-01-01")).Done().Text).ShouldBeEmpty();
        Lines((await auditor.Get("audit/export?format=ndjson&from=1990-01-01&to=2090-01-01T00:00:00Z")).Done().Text).Count.ShouldBeGreaterThanOrEqualTo(whole.Count);
    }

    [Theory]
    [InlineData("format=parquet", 422, "export-format-unknown")]
    [InlineData("format=ocel-sqlite", 422, "export-format-unknown")]
    [InlineData("", 422, "malformed")]
    [InlineData("format=csv&from=soon", 422, "malformed")]
    [InlineData("format=csv&text=perhaps", 422, "malformed")]
    [InlineData("format=csv&after=-1", 422, "malformed")]
    [InlineData("format=csv&complaint=nobody", 404, "complaint-unknown")]
    public async Task What_makes_no_sense_is_refused(string query, int status, string code) => (await auditor.Get($"audit/export?{query}")).Refused(status, code);

    [Fact]
    public async Task Who_may_not_audit_gets_nothing()
    {
        (await agent.Get("audit/export?format=csv")).Refused(403, "role-not-allowed");
        (await host.As(Role.Integration).Get("audit/export?format=csv")).Refused(403, "role-not-allowed");
        (await host.As(Role.Supervisor).Get("audit/export?format=csv")).Done();
    }

    [Fact]
    public async Task It_ends_when_the_caller_goes_away()
    {
        using var gone = new CancellationTokenSource();
        var http = new DefaultHttpContext { RequestAborted = gone.Token };
        var endless = new Endless(after: 3, gone.Cancel);

        await ExportStream.Send(new Exchange(http, host.Ports, new Actor("auditor-1", Role.Auditor), CancellationToken.None), endless, ExportFormats.All[0], 1);

        endless.Parts.ShouldBe(3);
    }

    private static List<JsonNode> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>An export without end, during which the caller leaves.</summary>
    private sealed class Endless(int after, Action leave) : IExport
    {
        public int Parts { get; private set; }

        public ValueTask<Place> Next(Place place, IBufferWriter<byte> output, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            output.Write("{}\n"u8);
            if (++Parts == after)
                leave();
            return ValueTask.FromResult(place with { Cursor = Parts });
        }
    }
}
