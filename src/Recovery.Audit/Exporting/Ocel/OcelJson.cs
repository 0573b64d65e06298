using System.Buffers;
using System.Text.Json;

namespace Recovery.Audit.Exporting.Ocel;

/// <summary>The elements of the document, after the published schema (OCEL 2.0, 8.2).</summary>
internal static class OcelJson
{
    /// <summary>Writes an element of a list on a line of its own.</summary>
    public static void Element(Utf8JsonWriter writer, IBufferWriter<byte> output, bool first, Action write)
    {
        output.Write(first ? "\n"u8 : ",\n"u8);
        writer.Reset(output);
        write();
        writer.Flush();
    }

    public static void Type(Utf8JsonWriter writer, OcelType type)
    {
        writer.WriteStartObject();
        writer.WriteString("name", type.Name);
        writer.WriteStartArray("attributes");
        foreach (var field in type.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("name", field.Name);
            writer.WriteString("type", OcelText.Kind(field.Kind));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void Object(Utf8JsonWriter writer, OcelObject one)
    {
        writer.WriteStartObject();
        writer.WriteString("id", one.Id);
        writer.WriteString("type", one.Type);
        Values(writer, one.Values, timed: true);
        Links(writer, one.Links);
        writer.WriteEndObject();
    }

    public static void Event(Utf8JsonWriter writer, OcelEvent one)
    {
        writer.WriteStartObject();
        writer.WriteString("id", one.Id);
        writer.WriteString("type", one.Type);
        writer.WriteString("time", OcelText.Instant(one.At));
        Values(writer, one.Values, timed: false);
        Links(writer, one.Links);
        writer.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter writer, IReadOnlyList<OcelValue> values, bool timed)
    {
        writer.WriteStartArray("attributes");
        foreach (var value in values)
        {
            writer.WriteStartObject();
            writer.WriteString("name", value.Name);
            if (timed)
                writer.WriteString("time", value.Since is { } since ? OcelText.Instant(since) : OcelText.Ever);
            writer.WriteString("value", OcelText.Of(value.Value));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Links(Utf8JsonWriter writer, IReadOnlyList<OcelLink> links)
    {
        writer.WriteStartArray("relationships");
        foreach (var link in links)
        {
            writer.WriteStartObject();
            writer.WriteString("objectId", link.Object);
            writer.WriteString("qualifier", link.Qualifier);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
