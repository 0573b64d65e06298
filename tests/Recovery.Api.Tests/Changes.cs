using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Recovery.Domain;

namespace Recovery.Api.Tests;

/// <summary>A listener to the stream of changes.</summary>
internal sealed class Changes : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private Changes(HttpResponseMessage response, StreamReader reader) => (this.response, this.reader) = (response, reader);

    /// <summary>Identifier of the last event told.</summary>
    public string LastId { get; private set; } = string.Empty;

    public static async Task<Changes> Listen(ApiHost host, string query, string? lastEventId = null)
    {
        var (_, secret) = await host.Ports.Keyring.Create("listener", Role.Integration, CancellationToken.None);
        var client = new HttpClient { BaseAddress = host.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", secret) } };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/changes?" + query);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new Changes(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event.</summary>
    public async Task<JsonNode> Next()
    {
        while (true)
        {
            var line = await reader.ReadLineAsync().WaitAsync(Patience) ?? throw new EndOfStreamException();
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                LastId = line[4..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                return JsonNode.Parse(line[6..])!;
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
