using System.Text;
using System.Text.Json.Nodes;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine.Serialization;

namespace Recovery.Engine.Tests.Serialization;

/// <summary>The stored form of events is for ever: golden files, and old shapes read by today's code.</summary>
public sealed class EventJsonTests
{
    public static TheoryData<string> StoredNames => [.. EventJson.StoredTypes.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void Every_event_is_stored_as_its_golden_file_says(string storedName)
    {
        var sample = Samples.Events.Single(e => EventJson.NameOf(e) == storedName);
        Encoding.UTF8.GetString(EventJson.Write(sample)).ShouldBe(Golden(storedName));
    }

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void Every_golden_file_is_read_back_whole(string storedName)
    {
        var read = EventJson.Today.Read(storedName, Encoding.UTF8.GetBytes(Golden(storedName)));
        read.GetType().ShouldBe(EventJson.StoredTypes[storedName]);
        Encoding.UTF8.GetString(EventJson.Write(read)).ShouldBe(Golden(storedName));
    }

    [Theory]
    [InlineData("complaint-received.v1")]
    [InlineData("contact-linked.v1")]
    public void What_was_written_before_a_member_was_added_is_read_and_written_as_it_was(string storedName)
    {
        var earlier = Golden("earlier/" + storedName);
        Encoding.UTF8.GetString(EventJson.Write(EventJson.Today.Read(storedName, Encoding.UTF8.GetBytes(earlier)))).ShouldBe(earlier);
    }

    [Fact]
    public void An_old_shape_is_raised_step_by_step_to_the_shape_of_today()
    {
        var reader = new EventJson(
            new Upcast("remark-made.v1", "remark-made.v2", old => new JsonObject { ["body"] = old["remark"]!.DeepClone() }),
            new Upcast("remark-made.v2", "note-added.v1", old => new JsonObject { ["text"] = old["body"]!.DeepClone() }));

        reader.Read("remark-made.v1", """{"remark":"Call before noon."}"""u8).ShouldBe(new NoteAdded(Personal.Of("Call before noon.")));
    }

    [Theory]
    [InlineData("never-heard-of.v1", "{}")]
    [InlineData("note-added.v1", "[]")]
    [InlineData("note-added.v1", "{\"text\":")]
    [InlineData("complaint-received.v1", "{\"channel\":\"pigeon\"}")]
    [InlineData("promise-kept.v1", "{\"promise\":\"p0\"}")]
    public void What_cannot_be_read_stops_the_reader(string storedName, string json) =>
        Should.Throw<UnreadableEventException>(() => EventJson.Today.Read(storedName, Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Personal_data_prints_as_a_placeholder()
    {
        Personal.Of("Jeanne").ToString().ShouldBe("[personal]");
        foreach (var sample in Samples.Events)
            sample.ToString().ShouldNotContain("Jeanne");
    }

    private static string Golden(string storedName) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Serialization", "golden", storedName + ".json")).TrimEnd();
}
