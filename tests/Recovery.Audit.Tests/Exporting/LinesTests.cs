using System.Text.Json;
using CsvHelper;
using Recovery.Engine.Serialization;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>An event a line.</summary>
public sealed class LinesTests
{
    [Fact]
    public async Task Each_line_is_an_event_in_position_order()
    {
        var lines = await Lines(A.Log(60));

        lines.Select(line => line.GetProperty("position").GetInt64()).ShouldBe(Enumerable.Range(1, 60 * A.Everything).Select(n => (long)n));
        lines[0].GetProperty("type").GetString().ShouldBe("complaint-received.v1");
        lines[0].GetProperty("actor").GetProperty("name").GetString().ShouldBe(A.Pseudonyms.Of("agent 0"));
    }

    [Fact]
    public async Task With_text_and_names_an_event_is_told_as_it_is_stored()
    {
        var lines = await Lines(A.Log(1), text: true, names: true);

        lines.Select(line => line.GetProperty("data").GetRawText()).ShouldBe(A.Case(0).Events.Select(e => System.Text.Encoding.UTF8.GetString(EventJson.Write(e.Event))));
        lines[4].GetProperty("importedFrom").GetString().ShouldBe("old.csv:12");
    }

    [Fact]
    public async Task Without_text_only_what_is_listed_is_told()
    {
        var received = (await Lines(A.Log(1)))[0].GetProperty("data");

        received.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["channel", "language", "complainant", "pack", "calendar", "severity", "procedure", "receivedAt", "sentAt", "occurredOn", "touchpoint", "product", "fixedDeadlines", "attachments"]);
        received.GetProperty("complainant").EnumerateObject().Select(member => member.Name).ShouldBe(["subject", "size", "class"]);
    }

    [Fact]
    public async Task A_csv_is_read_back_as_the_same_events()
    {
        using var csv = CsvReader.FromText(await A.Document("csv", A.Log(60)));
        var (rows, lines) = (new List<string>(), await Lines(A.Log(60)));
        while (csv.Read())
            rows.Add($"{csv.GetString(0)} {csv.GetString(3)} {csv.GetString(5)} {csv.GetString(12)}");

        rows.ShouldBe(lines.Select(line => $"{line.GetProperty("position")} {line.GetProperty("type")} {line.GetProperty("actor").GetProperty("name")} {line.GetProperty("data").GetRawText()}"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task What_was_taken_up_to_a_position_is_gone_on_with_after_it(string format)
    {
        var log = A.Log(60);
        var whole = await A.Document(format, log);

        var (first, rest) = (await A.Document(format, log, order: order => order with { UpTo = 777 }), await A.Document(format, log, order: order => order with { After = 777 }));

        (first + rest).ShouldBe(whole);
    }

    [Fact]
    public async Task Events_are_chosen_by_time_and_by_case()
    {
        (await Lines(A.Log(20), order: one => one with { From = A.Start.AddHours(5), To = A.Start.AddHours(5).AddMinutes(3) })).Count.ShouldBe(3);
        (await Lines(A.Log(20), order: one => one with { Complaints = [A.Id(7), A.Id(2)] })).Select(line => line.GetProperty("complaint").GetString()).Distinct().ShouldBe([A.Id(2).ToString(), A.Id(7).ToString()]);
    }

    private static async Task<List<JsonElement>> Lines(MemoryLog log, bool text = false, bool names = false, Func<Recovery.Audit.Exporting.ExportOrder, Recovery.Audit.Exporting.ExportOrder>? order = null) =>
        [.. (await A.Document("ndjson", log, text, names, order)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
