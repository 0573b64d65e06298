using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Recovery.Api.Tests;

/// <summary>The document says what is there, all of it, and stands on its own.</summary>
public sealed class OpenApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Every_mapped_endpoint_is_documented_and_nothing_else()
    {
        var mapped = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Path: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Methods: endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(endpoint => endpoint.Path.StartsWith("/api/", StringComparison.Ordinal) || endpoint.Path.StartsWith("/health/", StringComparison.Ordinal)) // the screens are people's
            .SelectMany(endpoint => endpoint.Methods.Select(method => $"{method} {endpoint.Path}"));
        var documented = (await Document())["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"));
        documented.ShouldBe(mapped, ignoreOrder: true);
    }

    [Fact]
    public async Task It_is_a_document_of_3_1_whose_references_resolve()
    {
        var document = await Document();
        ((string)document["openapi"]!).ShouldStartWith("3.1");
        foreach (var reference in Nodes(document).OfType<JsonObject>().Where(node => node["$ref"] is JsonValue).Select(node => (string)node["$ref"]!))
            Resolve(document, reference).ShouldNotBeNull(reference);
        Operations(document).Select(operation => (string)operation["operationId"]!).ShouldBeUnique();
    }

    [Fact]
    public async Task Every_operation_names_its_answers_and_its_codes()
    {
        foreach (var operation in Operations(await Document()).Where(operation => operation["security"] is null))
        {
            var name = (string)operation["operationId"]!;
            var responses = operation["responses"]!.AsObject();
            responses.Any(response => response.Key.StartsWith('2')).ShouldBeTrue(name);
            responses["401"]!["content"]!["application/problem+json"]!["examples"]!["key-missing"].ShouldNotBeNull(name);
            if (operation["requestBody"]?["content"]!["application/json"] is { } body) // a raw message has no example of JSON
                (body["example"] ?? body["examples"]).ShouldNotBeNull(name);
        }
    }

    [Fact]
    public async Task What_may_be_absent_is_not_said_to_be_required()
    {
        var schemas = (await Document())["components"]!["schemas"]!;
        Required("CommandDone").ShouldBe(["id", "reference", "version", "position", "stage", "deadlines"]);
        schemas["CommandDone"]!["properties"]!["deadlines"]!["items"]!["required"]!.AsArray().Select(name => (string)name!).ShouldBe(["clock", "milestone", "state"]);
        Required("CaseView").ShouldNotContain("mergedInto");
        Required("CaseView").ShouldContain("narrative");

        IEnumerable<string> Required(string schema) => schemas[schema]!["required"]!.AsArray().Select(name => (string)name!);
    }

    [Fact]
    public async Task Health_is_told_to_anybody()
    {
        using var stranger = host.Stranger();
        (await stranger.GetStringAsync(new Uri("/health/live", UriKind.Relative))).ShouldBe("""{"status":"live"}""");
        (await stranger.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldBe("""{"status":"ready","reasons":[]}""");
    }

    private async Task<JsonNode> Document()
    {
        using var stranger = host.Stranger();
        return JsonNode.Parse(await stranger.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
    }

    private static IEnumerable<JsonNode> Operations(JsonNode document) => document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!));

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject parent   => parent.SelectMany(member => Nodes(member.Value)).Prepend(parent),
        JsonArray items     => items.SelectMany(Nodes),
        _                   => [],
    };

    private static JsonNode? Resolve(JsonNode document, string reference)
    {
        JsonNode? at = document;
        foreach (var part in reference.Split('/').Skip(1).Select(part => part.Replace("~1", "/").Replace("~0", "~")))
            at = at is JsonArray items ? items[int.Parse(part)] : at?[part];
        return at;
    }
}
