using System.Buffers;
using System.Text.Json;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents;

/// <summary>Writes events in the JSON format of CloudEvents 1.0, structured mode.</summary>
public static class CloudEventWriter
{
    /// <summary>Content type of <see cref="Structured"/>.</summary>
    public const string ContentType = "application/cloudevents+json; charset=utf-8";

    /// <summary>One event as its body.</summary>
    public static byte[] Structured(CloudEvent cloudEvent)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
            Write(json, cloudEvent);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, CloudEvent cloudEvent)
    {
        json.WriteStartObject();
        json.WriteString("specversion", CloudEvent.SpecVersion);
        json.WriteString("id", cloudEvent.Id);
        json.WriteString("source", cloudEvent.Source);
        json.WriteString("type", cloudEvent.Type);
        Optional(json, "subject", cloudEvent.Subject);
        Optional(json, "time", cloudEvent.Time is { } time ? Rfc3339.Write(time) : null);
        Optional(json, "datacontenttype", cloudEvent.DataContentType);
        Optional(json, "dataschema", cloudEvent.DataSchema);
        foreach (var (name, value) in cloudEvent.Extensions.OrderBy(one => one.Key, StringComparer.Ordinal))
            Extension(json, name, value);
        Data(json, cloudEvent.Data);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Extension(Utf8JsonWriter json, string name, object value)
    {
        if (value is bool truth)
            json.WriteBoolean(name, truth);
        else if (value is int number)
            json.WriteNumber(name, number);
        else
            json.WriteString(name, value as string);
    }

    private static void Data(Utf8JsonWriter json, CloudEventData? data)
    {
        if (data?.Bytes is { } bytes)
            json.WriteBase64String("data_base64", bytes.Span);
        else if (data?.Text is { } text)
            json.WriteString("data", text);
        else if (data?.Json is { } element)
        {
            json.WritePropertyName("data");
            element.WriteTo(json);
        }
    }
}
