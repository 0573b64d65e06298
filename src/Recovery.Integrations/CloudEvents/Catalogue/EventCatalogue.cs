using System.Collections.Frozen;
using System.Text.Json;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents.Catalogue;

/// <summary>An event that may be posted: what its data looks like, for machines and for people.</summary>
/// <param name="Schema">JSON Schema 2020-12 of the data.</param>
/// <param name="Example">Data that follows it.</param>
public sealed record EventKind(string Type, string Schema, string Example, JsonShape Shape);

/// <summary>Every event that may be posted. The published schema is what is checked: the two cannot come apart.</summary>
public static class EventCatalogue
{
    private static readonly FrozenDictionary<string, EventKind> Kinds = EventTypes.All.ToFrozenDictionary(type => type, Load, StringComparer.Ordinal);

    /// <summary>All kinds, in the order of <see cref="EventTypes.All"/>.</summary>
    public static IReadOnlyList<EventKind> All { get; } = [.. EventTypes.All.Select(type => Kinds[type])];

    /// <summary>The kind of that name; null where we know none.</summary>
    public static EventKind? Find(string type) => Kinds.GetValueOrDefault(type);

    /// <summary>The data of an event, known to follow its schema; otherwise every fault with the place it is at, as a JSON pointer.</summary>
    public static (JsonElement Data, IReadOnlyList<Fault> Faults) Check(CloudEvent cloudEvent)
    {
        if (Find(cloudEvent.Type) is not { } kind)
            return (default, [new Fault(Reading.Faults.EventTypeUnknown)]);
        if (cloudEvent.Data?.Json is not { } data)
            return (default, [new Fault(Reading.Faults.DataInvalid, "the data is a JSON object")]);
        return (data, kind.Shape.Check(data));
    }

    private static EventKind Load(string type)
    {
        var schema = Resource($"{type}.schema.json");
        return new EventKind(type, schema, Resource($"{type}.example.json"), JsonShape.Of(schema));
    }

    private static string Resource(string name)
    {
        using var stream = typeof(EventCatalogue).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
