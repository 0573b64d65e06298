using System.Text.Json;
using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests.Importing;

/// <summary>History from an XES log: written by hand, and by ourselves.</summary>
public sealed class XesTests : IAsyncLifetime
{
    private readonly OwnDatabase here = new();
    private readonly OwnDatabase there = new();
    private readonly string path = Path.GetTempFileName() + ".xes";

    public async ValueTask InitializeAsync()
    {
        await here.InitializeAsync();
        await there.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(path);
        await here.DisposeAsync();
        await there.DisposeAsync();
    }

    [Fact]
    public async Task A_log_goes_in_with_the_attributes_of_its_traces_and_what_is_wrong_is_told_by_line()
    {
        var said = await RecoveryCommand.RunOn(here.ConnectionString, "import", Repository.Data("log.xes"), "--map", Repository.Data("log-xes.json"), "--json");

        said.Status.ShouldBe(0, said.Error);
        said.Out.ShouldBe("{\"complaints\":2,\"events\":5,\"rejected\":3,\"skipped\":0}\n");
        said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0]).ShouldBe(["line 22", "line 25", "line 28"]);
        (await Events(here)).Select(e => $"{e.GetProperty("at").GetString()} {e.GetProperty("type").GetString()} {e.GetProperty("actor").GetProperty("name").GetString()} {e.GetProperty("importedFrom").GetString()}").ShouldBe(
            [
                "2026-01-05T08:00:00Z complaint-received.v1 small-xes log.xes:15",
                "2026-01-06T08:00:00Z complaint-received.v1 small-xes log.xes:22",
                "2026-01-07T08:00:00Z complaint-acknowledged.v1 Ann log.xes:15",
                "2026-01-08T08:00:00Z note-added.v1 Ben log.xes:16",
                "2026-01-09T08:00:00Z complaint-closed.v1 small-xes log.xes:23",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task What_we_export_comes_in_again_elsewhere()
    {
        await RecoveryCommand.RunOn(here.ConnectionString, "import", Repository.Data("log.csv"), "--map", Repository.Data("log.json"));
        var exported = await RecoveryCommand.RunOn(here.ConnectionString, "export", "--format", "xes", "--out", path);
        exported.Status.ShouldBe(0, exported.Error);

        var said = await RecoveryCommand.RunOn(there.ConnectionString, "import", path, "--map", Repository.File("ops", "import", "recovery_xes.json"), "--json");

        said.Status.ShouldBe(0, said.Error);
        (said.Json.GetProperty("complaints").GetInt32(), said.Json.GetProperty("rejected").GetInt32()).ShouldBe((2, 0));
        var (theirs, ours) = (await Events(there), await Events(here));
        Told(theirs).ShouldBe(Told(ours), "whatever has a meaning here, at its own time");
        theirs.Select(e => e.GetProperty("actor").GetProperty("name").GetString()!).Where(name => name.StartsWith("agent-", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("<log><trace>", "no XES log")]
    [InlineData("<html/>", "html")]
    [InlineData("<!DOCTYPE log [<!ENTITY x 'y'>]><log/>", "no XES log")]
    [InlineData("<log><trace><string key='a' value='b'/><event/></trace></log>", "case:concept:name")]
    public async Task What_is_no_log_ends_with_2(string content, string says)
    {
        await File.WriteAllTextAsync(path, content);

        var said = await RecoveryCommand.RunOn(here.ConnectionString, "import", path, "--map", Repository.Data("log-xes.json"));

        said.Status.ShouldBe(2, said.Error);
        said.Error.ShouldContain(says);
    }

    private static IEnumerable<string> Told(IEnumerable<JsonElement> events) => events.Select(e => $"{e.GetProperty("at").GetString()} {e.GetProperty("type").GetString()}")
        .Where(told => !told.EndsWith("deadline-missed.v1", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static async Task<List<JsonElement>> Events(OwnDatabase database) =>
        [.. (await RecoveryCommand.RunOn(database.ConnectionString, "export", "--format", "ndjson", "--with-text", "--with-names")).Out
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
