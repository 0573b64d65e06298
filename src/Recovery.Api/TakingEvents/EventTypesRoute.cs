using System.Text.Json;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Integrations.CloudEvents.Catalogue;

namespace Recovery.Api.TakingEvents;

/// <summary>An event that may be posted.</summary>
/// <param name="Schema">JSON Schema 2020-12 of its data: what is checked.</param>
/// <param name="Example">Data that follows it.</param>
public sealed record EventTypeListed(string Type, string Says, JsonElement Schema, JsonElement Example);

/// <summary>All events that may be posted.</summary>
public sealed record EventTypeList(IReadOnlyList<EventTypeListed> Items);

/// <summary><c>GET events/types</c>.</summary>
internal static class EventTypesRoute
{
    private static readonly EventTypeList All = new([.. EventCatalogue.All.Select(Listed)]);

    public static readonly QueryRoute Route = new()
    {
        Path = "events/types",
        Name = "event-types",
        Summary = "The events that may be posted, each with the JSON Schema of its data and an example.",
        Right = Right.ReadCase,
        Answers = typeof(EventTypeList),
        Find = (_, _) => ValueTask.FromResult(new Found(All)),
    };

    private static EventTypeListed Listed(EventKind kind)
    {
        var schema = JsonElement.Parse(kind.Schema);
        return new EventTypeListed(kind.Type, schema.GetProperty("title").GetString()!, schema, JsonElement.Parse(kind.Example));
    }
}
