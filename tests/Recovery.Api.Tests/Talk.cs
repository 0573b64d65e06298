using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Recovery.Api.Tests;

/// <summary>An answer as it came: its status, headers, and JSON where it is JSON.</summary>
public sealed record Said(int Status, HttpResponseHeaders Headers, string? MediaType, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Code => MediaType == "application/problem+json" ? (string?)Json["code"] : null;

    public string Id => (string)Json["id"]!;

    public int Version => (int)Json["version"]!;

    public string Stage => (string)Json["stage"]!;

    public string ETag => Headers.ETag!.Tag;

    /// <summary>Expects success.</summary>
    public Said Done(int status = 200)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    /// <summary>Expects a refusal.</summary>
    public Said Refused(int status, string code)
    {
        (Status, Code).ShouldBe((status, code), Text);
        return this;
    }
}

/// <summary>Speaks to the API in JSON.</summary>
public sealed class Talk(HttpClient client)
{
    public const string Prefix = "/api/v1/";

    public Task<Said> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Said> Post(string path, string json, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public Task<Said> PostBytes(string path, byte[] body, string mediaType = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return Send(HttpMethod.Post, path, content, []);
    }

    public async Task<Said> Send(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : Prefix + path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        return new Said((int)response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }
}
