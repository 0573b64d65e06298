using System.Text;
using System.Text.Json;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Reading;
using Recovery.Engine.Sealing;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;
using Recovery.Policies;

namespace Recovery.Stories;

/// <summary>A recorded history: what was once stored, line by line, read by today's code.</summary>
public sealed record Story(string Name, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>The packs and calendars the product ships.</summary>
    public static IPolicyCatalog Policies { get; } = PolicyCatalog.From(Publishing.Directory(Places.Ops));

    /// <summary>Names of all of them, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Places.Histories, "*.jsonl").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>Reads one.</summary>
    public static Story Of(string name) => new(name, [.. File.ReadLines(Path.Combine(Places.Histories, name + ".jsonl")).Select(Read)]);

    /// <summary>The case at a version, seen from the instant of that version's event.</summary>
    public CaseAt At(int version)
    {
        var history = Events.Take(version).ToList();
        var state = history.Aggregate(Complaint.None, (so, e) => so.After(e.Event, e.At));
        var clocks = Deadlines.Of(state, Policies.Pack(state.Pack), Policies.Calendar(state.Calendar));
        var last = history[^1];
        return new CaseAt(new CaseSnapshot(last.Complaint, state, version, last.Position, last.At, clocks), last.At, history);
    }

    public override string ToString() => Name;

    private static RecordedEvent Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var (one, actor) = (json.RootElement, json.RootElement.GetProperty("actor"));
        var type = one.GetProperty("type").GetString()!;
        Words.TryRead<Role>(actor.GetProperty("role").GetString(), out var role).ShouldBeTrue(line);
        return new RecordedEvent(
            one.GetProperty("position").GetInt64(),
            new ComplaintId(one.GetProperty("complaint").GetGuid()),
            one.GetProperty("version").GetInt32(),
            type,
            one.GetProperty("at").GetDateTimeOffset(),
            EventJson.Today.Read(type, Encoding.UTF8.GetBytes(one.GetProperty("data").GetRawText()), new AsRecorded()),
            new Envelope(new Actor(actor.GetProperty("name").GetString()!, role, Maybe(actor, "onBehalfOf")), Maybe(one, "correlationId"), Maybe(one, "causationId"), Maybe(one, "importedFrom")));
    }

    private static string? Maybe(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>Histories are readable; what was erased when one was recorded is erased.</summary>
    private sealed class AsRecorded : ISeal
    {
        public string Close(string text) => text;

        public Personal Open(string stored) => stored == Personal.Erased.Reveal() ? Personal.Erased : Personal.Of(stored);

        public byte[] Close(ReadOnlySpan<byte> content) => content.ToArray();

        public byte[]? Open(ReadOnlySpan<byte> stored) => stored.ToArray();
    }
}
