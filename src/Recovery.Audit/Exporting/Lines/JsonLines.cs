using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Domain;
using Recovery.Engine.Storing;

namespace Recovery.Audit.Exporting.Lines;

/// <summary>One JSON object an event and a line, in position order.</summary>
internal sealed class JsonLines(ExportSource source, Disclosure disclosure) : IExport
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DisclosedJson json = new(disclosure);

    /// <inheritdoc/>
    public async ValueTask<Place> Next(Place place, IBufferWriter<byte> output, CancellationToken cancellation)
    {
        if (await source.Events(Math.Max(place.Cursor, source.Order.After), cancellation).ConfigureAwait(false) is not { } part)
            return place.End();
        using var writer = new Utf8JsonWriter(output, Readable);
        foreach (var recorded in part.Events)
        {
            Write(writer, recorded);
            writer.Flush();
            output.Write("\n"u8);
            writer.Reset();
        }

        return place with { Cursor = part.Cursor, Events = place.Events + part.Events.Count };
    }

    private void Write(Utf8JsonWriter writer, RecordedEvent recorded)
    {
        var envelope = recorded.Envelope;
        writer.WriteStartObject();
        writer.WriteNumber("position", recorded.Position);
        writer.WriteString("complaint", recorded.Complaint.ToString());
        writer.WriteNumber("version", recorded.Version);
        writer.WriteString("type", recorded.StoredName);
        writer.WriteString("at", Instants.Text(recorded.At));
        writer.WriteStartObject("actor");
        writer.WriteString("name", disclosure.Actor(envelope.Actor));
        writer.WriteString("role", Words.Of(envelope.Actor.Role));
        if (envelope.Actor.OnBehalfOf is { } behalf)
            writer.WriteString("onBehalfOf", disclosure.Staff(behalf));
        writer.WriteEndObject();
        if (envelope.ImportedFrom is not null)
            writer.WriteBoolean("imported", true);
        if (disclosure.WithText)
        {
            Maybe(writer, "correlationId", envelope.CorrelationId);
            Maybe(writer, "causationId", envelope.CausationId);
            Maybe(writer, "importedFrom", envelope.ImportedFrom);
        }

        writer.WritePropertyName("data");
        writer.WriteRawValue(json.Of(recorded.Event), skipInputValidation: true);
        writer.WriteEndObject();
    }

    private static void Maybe(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
