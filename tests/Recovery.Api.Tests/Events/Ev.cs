using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Api.Tests.Events;

/// <summary>Events, in the three modes they may be posted in.</summary>
internal static class Ev
{
    public const string Source = "/tests/exchange";
    public const string Structured = "application/cloudevents+json";
    public const string Batched = "application/cloudevents-batch+json";

    public static string Fresh() => Guid.CreateVersion7().ToString("N");

    public static string Complaint(string id, string narrative = "The heating failed twice.", string phone = "+33612345678") =>
        Of(id, "complaint-received", $$$"""{"channel":"web","language":"en","narrative":"{{{narrative}}}","complainant":{"name":"Ada Example","phone":"{{{phone}}}"}}""");

    public static string Call(string id, string type, string callId, string from, string more = "") =>
        Of(id, type, $$"""{"callId":"{{callId}}","direction":"in","from":"{{from}}","to":"+33140000000","startedAt":"2026-03-05T10:00:00Z"{{more}}}""");

    public static string Missed(string id, string callId, string from) => Call(id, "call-missed", callId, from, ""","reason":"no-answer" """);

    public static string Answered(string id, string callId, string from, string agent = "agent-7") => Call(id, "call-answered", callId, from, $$""","durationSeconds":184,"agent":"{{agent}}" """);

    public static string Text(string id, string messageId, string from, string text = "The heating failed again and nobody called me back.") =>
        Of(id, "text-message-received", $$"""{"messageId":"{{messageId}}","direction":"in","from":"{{from}}","to":"+33140000000","text":"{{text}}"}""");

    public static string Of(string id, string type, string data, string source = Source) =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"{{source}}","type":"recovery.{{type}}.v1","data":{{data}}}""";

    /// <summary>Posts one event, structured.</summary>
    public static Task<Said> Post(this Talk talk, string cloudEvent) => talk.PostBytes("events", Encoding.UTF8.GetBytes(cloudEvent), Structured);

    public static Task<Said> PostBatch(this Talk talk, params string[] events) => talk.PostBytes("events", Encoding.UTF8.GetBytes("[" + string.Join(',', events) + "]"), Batched);

    /// <summary>The same event in binary mode.</summary>
    public static Task<Said> PostBinary(this Talk talk, string cloudEvent)
    {
        var parts = JsonNode.Parse(cloudEvent)!.AsObject();
        return talk.Post("events", parts["data"]!.ToJsonString(), [.. parts.Where(part => part.Key != "data").Select(part => ("ce-" + part.Key, (string)part.Value!))]);
    }

    /// <summary>A telephone number that nobody else in this run has.</summary>
    public static string Number() => $"+336{RandomNumberGenerator.GetInt32(10_000_000, 99_999_999)}";

    /// <summary>How many complaints of a narrative are in the log.</summary>
    public static async Task<int> Received(this ApiHost host, string narrative)
    {
        var (count, position) = (0, 0L);
        while (await host.Ports.Store.ReadLog(position, 500, default) is { Count: > 0 } events)
        {
            count += events.Count(one => one.Event is ComplaintReceived received && received.Narrative.Reveal() == narrative);
            position = events[^1].Position;
        }

        return count;
    }

    /// <summary>Waits until the index knows that a number reaches a case.</summary>
    public static async Task Reached(this ApiHost host, string number)
    {
        for (var tries = 0; tries < 3000; tries++)
        {
            if ((await host.Ports.Arrivals.ReachedBy(Personal.Of(number), default)).Count > 0)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        throw new TimeoutException($"no case is reached by {number}");
    }
}
