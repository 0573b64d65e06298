using System.Text.Json;
using Recovery.Domain;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;

namespace Recovery.Cli.Answering;

/// <summary>An event with its envelope as JSON: the same in replays and exports.</summary>
internal static class EventLine
{
    public static void Write(Utf8JsonWriter writer, RecordedEvent recorded)
    {
        writer.WriteStartObject();
        writer.WriteNumber("position", recorded.Position);
        writer.WriteString("complaint", recorded.Complaint.ToString());
        writer.WriteNumber("version", recorded.Version);
        writer.WriteString("type", recorded.StoredName);
        writer.WriteString("at", Instants.Text(recorded.At));
        writer.WriteStartObject("actor");
        writer.WriteString("name", recorded.Envelope.Actor.Name);
        writer.WriteString("role", Words.Of(recorded.Envelope.Actor.Role));
        Maybe(writer, "onBehalfOf", recorded.Envelope.Actor.OnBehalfOf);
        writer.WriteEndObject();
        Maybe(writer, "correlationId", recorded.Envelope.CorrelationId);
        Maybe(writer, "causationId", recorded.Envelope.CausationId);
        Maybe(writer, "importedFrom", recorded.Envelope.ImportedFrom);
        writer.WritePropertyName("data");
        writer.WriteRawValue(EventJson.Write(recorded.Event), skipInputValidation: true);
        writer.WriteEndObject();
    }

    private static void Maybe(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
