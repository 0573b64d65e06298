using Recovery.Cli.Tests.Running;

namespace Recovery.Cli.Tests.Importing;

public sealed class ImportTests : IAsyncLifetime
{
    private readonly OwnDatabase database = new(); // each test its own: none depends on what another left

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task History_goes_in_with_its_own_times_once()
    {
        var first = await Import("log.csv");
        var again = await Import("log.csv");

        first.Status.ShouldBe(0, first.Error);
        first.Error.ShouldBeEmpty();
        first.Out.ShouldBe("{\"complaints\":2,\"events\":10,\"rejected\":0,\"skipped\":0}\n");
        again.Out.ShouldBe("{\"complaints\":0,\"events\":0,\"rejected\":0,\"skipped\":2}\n");

        var events = (await Export()).Where(e => e.GetProperty("importedFrom").GetString()!.StartsWith("log.csv:", StringComparison.Ordinal)).ToList();
        var received = events.Single(e => e.GetProperty("type").GetString() == "complaint-received.v1" && e.GetProperty("data").GetProperty("channel").GetString() == "letter");
        events.Where(e => e.GetProperty("complaint").GetString() == received.GetProperty("complaint").GetString())
            .Select(e => $"{e.GetProperty("at").GetString()} {e.GetProperty("type").GetString()} {e.GetProperty("actor").GetProperty("name").GetString()} {e.GetProperty("importedFrom").GetString()}")
            .ShouldBe(
            [
                "2026-01-05T08:00:00Z complaint-received.v1 small log.csv:2",
                "2026-01-05T08:10:00Z note-added.v1 Ann log.csv:2",
                "2026-01-07T08:00:00Z complaint-acknowledged.v1 Ann log.csv:6",
                "2026-01-08T08:00:00Z note-added.v1 Ann log.csv:4",
                "2026-01-12T08:00:00Z deadline-missed.v1 recovery log.csv:2",
                "2026-01-20T09:00:00Z complaint-closed.v1 small log.csv:2",
                "2026-01-21T08:00:00Z note-added.v1 Ann log.csv:7",
            ]);
    }

    [Fact]
    public async Task Bad_rows_are_told_by_line_and_the_rest_goes_in()
    {
        var said = await Import("log-bad.csv");

        said.Status.ShouldBe(0, said.Error);
        said.Json.GetProperty("complaints").GetInt32().ShouldBe(1);
        said.Json.GetProperty("events").GetInt32().ShouldBe(3);
        said.Json.GetProperty("rejected").GetInt32().ShouldBe(7);
        said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0])
            .ShouldBe(["line 3", "line 4", "line 5", "line 6", "line 8", "line 9", "line 10"]);
    }

    [Fact]
    public async Task A_case_can_be_replayed_at_any_instant()
    {
        await Import("log.csv");
        var letter = (await Export()).First(e => e.GetProperty("data").TryGetProperty("source", out var source) && source.GetProperty("id").GetString() == "A-1");
        var reference = letter.GetProperty("data").GetProperty("reference").GetString()!;

        var then = await RecoveryCommand.RunOn(database.ConnectionString, "replay", reference, "--as-of", "2026-01-07T12:00:00+01:00", "--json");
        var now = await RecoveryCommand.RunOn(database.ConnectionString, "replay", letter.GetProperty("complaint").GetString()!, "--json");
        var before = await RecoveryCommand.RunOn(database.ConnectionString, "replay", reference, "--as-of", "2025-01-01T00:00:00Z", "--json");
        var nobody = await RecoveryCommand.RunOn(database.ConnectionString, "replay", "R-000000-0", "--json");

        then.Json.GetProperty("stage").GetString().ShouldBe("acknowledged");
        then.Json.GetProperty("deadlines")[0].GetProperty("state").GetString().ShouldBe("running");
        now.Json.GetProperty("stage").GetString().ShouldBe("closed");
        now.Json.GetProperty("deadlines")[0].GetProperty("state").GetString().ShouldBe("met-late");
        before.Status.ShouldBe(1);
        nobody.Status.ShouldBe(1);
    }

    [Fact]
    public async Task A_map_that_names_a_column_the_file_lacks_ends_with_2()
    {
        var said = await RecoveryCommand.RunOn(database.ConnectionString, "import", Repository.Data("paris.json"), "--map", Repository.Data("log.json"), "--json");

        said.Status.ShouldBe(2);
        said.Error.ShouldContain("column");
    }

    [Fact]
    public async Task An_export_as_csv_has_a_line_an_event()
    {
        await Import("log.csv");

        var csv = await RecoveryCommand.RunOn(database.ConnectionString, "export", "--format", "csv");

        csv.Status.ShouldBe(0, csv.Error);
        csv.Out.ShouldStartWith("position,complaint,version,type,at,actor,");
        csv.Out.Split("\r\n").Count(line => line.Contains("complaint-received.v1", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2);
    }

    private Task<Said> Import(string file) => RecoveryCommand.RunOn(database.ConnectionString, "import", Repository.Data(file), "--map", Repository.Data("log.json"), "--json");

    private async Task<List<System.Text.Json.JsonElement>> Export() =>
        [.. (await RecoveryCommand.RunOn(database.ConnectionString, "export", "--format", "ndjson", "--with-text", "--with-names")).Out
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement)];
}
