using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Recovery.Api.Access;
using Recovery.Api.Answers;
using Recovery.Api.Asking;
using Recovery.Domain;

namespace Recovery.Api.Documenting;

/// <summary>The OpenAPI 3.1 document, written from the same descriptions that are mapped: it cannot say anything else.</summary>
internal static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document in UTF-8.</summary>
    public static byte[] Write(IReadOnlyList<ApiRoute> routes) => JsonSerializer.SerializeToUtf8Bytes(Of(routes), Readable);

    /// <summary>The document.</summary>
    public static JsonObject Of(IReadOnlyList<ApiRoute> routes)
    {
        var schemas = new AnswerSchemas();
        var paths = new JsonObject();
        foreach (var path in routes.GroupBy(route => route.Path, StringComparer.Ordinal))
        {
            var item = new JsonObject();
            foreach (var route in path)
                item[route.Method.ToLowerInvariant()] = OperationWriter.Of(route, schemas);
            paths[ApiRoute.Prefix + path.Key] = item;
        }

        paths["/health/live"] = Health("live", "The process answers.");
        paths["/health/ready"] = Health("ready", "Everything it needs is there; 503 with the reasons where not.", 503);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Recovery",
                ["version"] = "1",
                ["description"] = "Complaint recovery: listen, say it back, have it confirmed, and only then promise. Every command answers with the deadlines still owed; every refusal has a stable code.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. routes.Select(OperationWriter.Tag).Distinct(StringComparer.Ordinal).Select(tag => new JsonObject { ["name"] = tag })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An API key: " + RolesInWords() },
                },
                ["headers"] = new JsonObject
                {
                    ["ETag"] = new JsonObject { ["description"] = "Version of the case, quoted: for If-Match.", ["schema"] = new JsonObject { ["type"] = "string" } },
                },
                ["examples"] = OperationWriter.Examples(routes),
                ["schemas"] = schemas.All(),
            },
        };
    }

    private static string RolesInWords() => string.Join("; ", Enum.GetValues<Role>()
        .Where(role => role != Role.System)
        .Select(role => $"{Words.Of(role)} may {string.Join(", ", Enum.GetValues<Right>().Where(right => Permissions.Allows(role, right)).Select(Words.Of))}"));

    private static JsonObject Health(string name, string summary, int? orElse = null)
    {
        var responses = new JsonObject { ["200"] = Plain("All is well.") };
        if (orElse is { } status)
            responses[Digits.Of(status)] = Plain("Not ready; see reasons.");
        return new JsonObject
        {
            ["get"] = new JsonObject
            {
                ["operationId"] = "health-" + name,
                ["summary"] = summary,
                ["tags"] = new JsonArray("health"),
                ["security"] = new JsonArray(),
                ["responses"] = responses,
            },
        };
    }

    private static JsonObject Plain(string says) => new()
    {
        ["description"] = says,
        ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } } },
    };
}
