using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Recovery.Domain;
using Recovery.Engine.Storing;
using Recovery.Integrations.CloudEvents;

namespace Recovery.Integrations.Webhooks.Sending;

/// <summary>An event of a case as a CloudEvent: who it happened to is a reference, and nothing in it is personal.</summary>
public static class EventContent
{
    /// <summary>Type of the event that only tries a connection.</summary>
    public const string Ping = "recovery.ping.v1";

    /// <summary>The event told.</summary>
    /// <param name="history">The case's events up to the one that is told, which is the last.</param>
    /// <param name="source">The <c>source</c> of our events.</param>
    public static CloudEvent Of(IReadOnlyList<RecordedEvent> history, string source)
    {
        var told = history[^1];
        var state = history.Aggregate(Complaint.None, (so, e) => so.After(e.Event, e.At));
        var data = new JsonObject
        {
            ["complaintId"] = told.Complaint.ToString(),
            ["reference"] = state.Reference,
            ["version"] = told.Version,
            ["position"] = told.Position,
            ["stage"] = Words.Of(state.Stage),
            ["facts"] = JsonObject.Create(Impersonal.Of(told.Event)),
        };
        return new CloudEvent
        {
            Id = told.Position.ToString(CultureInfo.InvariantCulture),
            Source = source,
            Type = "recovery." + told.StoredName,
            Subject = state.Reference,
            Time = told.At,
            DataContentType = "application/json",
            Data = CloudEventData.Of(JsonSerializer.SerializeToElement(data)),
        };
    }

    /// <summary>An event that says nothing but that it arrived.</summary>
    public static CloudEvent PingOf(string id, string source, DateTimeOffset at) => new() { Id = id, Source = source, Type = Ping, Time = at };
}
