using System.Text.Encodings.Web;
using System.Text.Json;

namespace Recovery.Cli.Answering;

/// <summary>One JSON value and a line end on standard output.</summary>
internal static class JsonAnswer
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object.</summary>
    public static void Write(Action<Utf8JsonWriter> members) => WriteValue(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    });

    /// <summary>Writes any value.</summary>
    public static void WriteValue(Action<Utf8JsonWriter> value)
    {
        using var output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, Readable))
            value(writer);
        output.WriteByte((byte)'\n');
    }
}
