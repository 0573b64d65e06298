using System.Text.Json.Nodes;
using Recovery.Integrations.CloudEvents.Catalogue;

namespace Recovery.Api.TakingEvents;

/// <summary>The events that may be posted, as the OpenAPI document shows them: the schemas that are checked, and their examples.</summary>
internal static class EventDocument
{
    public const string Structured = "application/cloudevents+json";
    public const string Batch = "application/cloudevents-batch+json";
    public const string Binary = "application/json";

    /// <summary>What a media type holds.</summary>
    public static JsonObject Of(string mediaType) => mediaType switch
    {
        Structured  => new JsonObject { ["schema"] = Event(), ["examples"] = Examples(kind => Example(kind)) },
        Batch       => new JsonObject { ["schema"] = new JsonObject { ["type"] = "array", ["items"] = Event() }, ["examples"] = Examples(kind => new JsonArray(Example(kind))) },
        _           => new JsonObject { ["schema"] = Data(), ["examples"] = Examples(kind => JsonNode.Parse(kind.Example)!) },
    };

    private static JsonObject Event() => new()
    {
        ["type"] = "object",
        ["description"] = "CloudEvents 1.0, JSON format.",
        ["required"] = new JsonArray("specversion", "id", "source", "type", "data"),
        ["properties"] = new JsonObject
        {
            ["specversion"] = new JsonObject { ["const"] = "1.0" },
            ["id"] = Text("Unique together with source: the same again is taken once."),
            ["source"] = Text("Where it happened, a URI reference."),
            ["type"] = new JsonObject { ["enum"] = new JsonArray([.. EventTypes.All.Select(type => (JsonNode)type)]) },
            ["time"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["datacontenttype"] = new JsonObject { ["const"] = "application/json" },
            ["data"] = Data(),
        },
    };

    private static JsonObject Data() => new() { ["anyOf"] = new JsonArray([.. EventCatalogue.All.Select(kind => Schema(kind))]) };

    /// <summary>Without its identity: the document has its own.</summary>
    private static JsonNode Schema(EventKind kind)
    {
        var schema = JsonNode.Parse(kind.Schema)!.AsObject();
        schema.Remove("$schema");
        schema.Remove("$id");
        return schema;
    }

    private static JsonObject Examples(Func<EventKind, JsonNode> value) =>
        new(EventCatalogue.All.Select(kind => KeyValuePair.Create<string, JsonNode?>(kind.Type, new JsonObject { ["value"] = value(kind) })));

    private static JsonNode Example(EventKind kind) => new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = "2026-0001",
        ["source"] = "/exchange/paris",
        ["type"] = kind.Type,
        ["data"] = JsonNode.Parse(kind.Example),
    };

    private static JsonObject Text(string says) => new() { ["type"] = "string", ["minLength"] = 1, ["description"] = says };
}
