using System.Text.Json;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>The document against the published schema, and against what the specification says of it in words (OCEL 2.0, section 8).</summary>
public sealed class OcelJsonTests
{
    private const int Cases = 230;

    private static readonly JsonElement Published = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Exporting", "schema", "ocel20-schema-json.json"))).RootElement;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_valid_after_the_published_schema(bool everything) => Schema.Faults(Published, await Log(everything)).ShouldBeEmpty();

    [Fact]
    public async Task An_empty_log_is_valid_too()
    {
        var empty = JsonDocument.Parse(await A.Document("ocel-json", A.Log(0))).RootElement;

        Schema.Faults(Published, empty).ShouldBeEmpty();
        (empty.GetProperty("events").GetArrayLength(), empty.GetProperty("objects").GetArrayLength()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task What_is_not_valid_is_found()
    {
        var broken = JsonDocument.Parse((await A.Document("ocel-json", A.Log(1))).Replace("\"time\":\"2026", "\"time\":\"at 2026", StringComparison.Ordinal)).RootElement;

        Schema.Faults(Published, broken).ShouldNotBeEmpty();
        Schema.Faults(Published, JsonDocument.Parse("""{"events":[{"id":1}],"objects":{}}""").RootElement).Count().ShouldBe(6);
    }

    [Fact]
    public async Task Types_and_attributes_are_those_declared_and_ids_are_there_once()
    {
        var log = await Log(everything: true);
        foreach (var (kind, types) in new[] { ("events", "eventTypes"), ("objects", "objectTypes") })
        {
            var declared = log.GetProperty(types).EnumerateArray().ToDictionary(
                type => type.GetProperty("name").GetString()!, type => type.GetProperty("attributes").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!, field => field.GetProperty("type").GetString()!));
            var all = log.GetProperty(kind).EnumerateArray().ToList();
            all.Select(one => one.GetProperty("id").GetString()).ShouldBeUnique();
            foreach (var one in all)
            {
                foreach (var attribute in one.GetProperty("attributes").EnumerateArray())
                    Reads(declared[one.GetProperty("type").GetString()!][attribute.GetProperty("name").GetString()!], attribute.GetProperty("value").GetString()!).ShouldBeTrue(attribute.ToString());
            }
        }
    }

    [Fact]
    public async Task Every_relationship_leads_to_an_object_that_is_there()
    {
        var log = await Log(everything: false);
        var objects = log.GetProperty("objects").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ToHashSet();
        var links = log.GetProperty("events").EnumerateArray().Concat(log.GetProperty("objects").EnumerateArray()).SelectMany(one => one.GetProperty("relationships").EnumerateArray()).ToList();

        links.Count.ShouldBeGreaterThan(Cases * A.Everything);
        links.ShouldAllBe(link => objects.Contains(link.GetProperty("objectId").GetString()));
        log.GetProperty("events").GetArrayLength().ShouldBe(Cases * A.Everything);
    }

    [Fact]
    public async Task Of_some_cases_only_those_are_told_and_nothing_points_to_others()
    {
        var text = await A.Document("ocel-json", A.Log(20), order: order => order with { Complaints = [A.Id(3), A.Id(4), A.Id(9)] });
        var complaints = JsonDocument.Parse(text).RootElement.GetProperty("objects").EnumerateArray().Where(one => one.GetProperty("type").GetString() == "complaint").Select(one => one.GetProperty("id").GetString());

        complaints.ShouldBe([A.Id(3).ToString(), A.Id(4).ToString(), A.Id(9).ToString()]);
        text.Split("\"merged into\"").Length.ShouldBe(1 + 2, "of 3 into 4, told by the object and by the event");
    }

    private static async Task<JsonElement> Log(bool everything) => JsonDocument.Parse(await A.Document("ocel-json", A.Log(Cases), everything, everything)).RootElement;

    private static bool Reads(string type, string value) => type switch
    {
        "integer"   => long.TryParse(value, out _),
        "float"     => decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _),
        "boolean"   => value is "true" or "false",
        "time"      => value.EndsWith('Z') && DateTimeOffset.TryParse(value, out _),
        _           => type == "string",
    };
}
