using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Recovery.Domain;
using Recovery.Engine.Serialization;

namespace Recovery.Api.Documenting;

/// <summary>JSON Schemas of the answers, drawn from the records that are written.</summary>
internal sealed class AnswerSchemas
{
    private static readonly JsonSchemaExporterOptions Options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => Nullable.GetUnderlyingType(context.TypeInfo.Type) is { } value
            ? OrNull(Written(value)) ?? schema
            : Written(context.TypeInfo.Type) ?? Demanding(schema, context.TypeInfo),
    };

    private readonly SortedDictionary<string, JsonNode> schemas = new(StringComparer.Ordinal);

    /// <summary>A reference to the schema of an answer.</summary>
    public JsonObject Reference(Type answer)
    {
        if (!schemas.ContainsKey(answer.Name))
            schemas[answer.Name] = Rooted(EventJson.Options.GetJsonSchemaAsNode(answer, Options), "#/components/schemas/" + answer.Name);
        return new JsonObject { ["$ref"] = "#/components/schemas/" + answer.Name };
    }

    /// <summary>A reference to the schema of problems.</summary>
    public JsonObject Problem()
    {
        schemas.TryAdd("Problem", ProblemSchema());
        return new JsonObject { ["$ref"] = "#/components/schemas/Problem" };
    }

    /// <summary>All schemas referred to so far.</summary>
    public JsonObject All()
    {
        var all = new JsonObject();
        foreach (var (name, schema) in schemas)
            all[name] = schema.DeepClone();
        return all;
    }

    /// <summary>What may be null is left out when it is, so it is not required.</summary>
    private static JsonNode Demanding(JsonNode schema, JsonTypeInfo type)
    {
        if (schema is not JsonObject || schema["required"] is not JsonArray required)
            return schema;
        var always = required.Select(name => (string)name!)
            .Where(name => type.Properties.Any(property => property.Name == name && !property.IsGetNullable && Nullable.GetUnderlyingType(property.PropertyType) is null));
        schema["required"] = new JsonArray([.. always.Select(name => (JsonNode)name)]);
        return schema;
    }

    private static JsonObject? OrNull(JsonObject? schema) => schema is null ? null : new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    /// <summary>References within a schema start at its own root; in the document that root lies deeper.</summary>
    private static JsonNode Rooted(JsonNode schema, string root)
    {
        foreach (var part in schema is JsonObject parent ? parent.ToList() : [])
        {
            if (part is { Key: "$ref", Value: { } target })
                schema["$ref"] = root + target.GetValue<string>()[1..];
            else if (part.Value is JsonObject or JsonArray)
                Rooted(part.Value, root);
        }

        foreach (var item in schema as JsonArray ?? [])
        {
            if (item is JsonObject)
                Rooted(item, root);
        }

        return schema;
    }

    /// <summary>The types that are written as texts.</summary>
    private static JsonObject? Written(Type type) => type switch
    {
        _ when type == typeof(Personal)         => new JsonObject { ["type"] = "string", ["description"] = "personal" },
        _ when type == typeof(PromiseId)        => new JsonObject { ["type"] = "string", ["pattern"] = "^p[1-9][0-9]*$" },
        _ when type == typeof(ComplaintId)      => new JsonObject { ["type"] = "string", ["format"] = "uuid" },
        _ when type == typeof(DateTimeOffset)   => new JsonObject { ["type"] = "string", ["format"] = "date-time" },
        { IsEnum: true }                        => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetValues(type).Cast<Enum>().Select(value => (JsonNode)Kebab(value))]) },
        _ => null,
    };

    private static string Kebab(Enum value) => JsonSerializer.SerializeToElement(value, value.GetType(), EventJson.Options).GetString()!;

    private static JsonObject ProblemSchema() => new()
    {
        ["type"] = "object",
        ["description"] = "RFC 9457, with a stable code.",
        ["required"] = new JsonArray("type", "title", "status", "code", "detail"),
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string", ["format"] = "uri" },
            ["title"] = new JsonObject { ["type"] = "string" },
            ["status"] = new JsonObject { ["type"] = "integer" },
            ["code"] = new JsonObject { ["type"] = "string" },
            ["detail"] = new JsonObject { ["type"] = "string", ["description"] = "What to do next, in the language of Accept-Language (fr, es, en)." },
            ["instance"] = new JsonObject { ["type"] = "string" },
            ["about"] = new JsonObject { ["type"] = "string", ["description"] = "What the refusal refers to: a stage, a day, a phrase." },
            ["stage"] = new JsonObject { ["type"] = "string", ["description"] = "Stage of the case." },
            ["version"] = new JsonObject { ["type"] = "integer", ["description"] = "Version the case is at." },
            ["errors"] = new JsonObject
            {
                ["type"] = "object",
                ["description"] = "By path, what is wrong with the request.",
                ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            },
        },
    };
}
