using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Recovery.Engine.Serialization;
using Recovery.Engine.Working;

namespace Recovery.Postgres.Worklist;

/// <summary>
/// The clocks of a worklist row as stored:
/// <c>[{"id","milestone","startedAt","dueAt"?,"stoppedAt"?,"final","statutory"}]</c>, in the order of the pack.
/// </summary>
internal static class ClocksJson
{
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? kept;

    /// <summary>UTF-8 JSON of the clocks. Written by hand, at a quarter of the serializer's price: every append writes it.</summary>
    public static byte[] Write(IReadOnlyList<ClockLine> clocks)
    {
        var (bytes, json) = kept ??= Fresh();
        bytes.ResetWrittenCount();
        json.Reset(bytes);
        json.WriteStartArray();
        for (var n = 0; n < clocks.Count; n++)
            Write(json, clocks[n]);
        json.WriteEndArray();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ClockLine clock)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, clock.Id);
        json.WriteString("milestone"u8, clock.Milestone);
        json.WriteString("startedAt"u8, clock.StartedAt.UtcDateTime);
        if (clock.DueAt is { } due)
            json.WriteString("dueAt"u8, due.UtcDateTime);
        if (clock.StoppedAt is { } stopped)
            json.WriteString("stoppedAt"u8, stopped.UtcDateTime);
        json.WriteBoolean("final"u8, clock.Final);
        json.WriteBoolean("statutory"u8, clock.Statutory);
        json.WriteEndObject();
    }

    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json) Fresh()
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        return (bytes, new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }));
    }

    /// <summary>The clocks of a row.</summary>
    public static IReadOnlyList<ClockLine> Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<List<ClockLine>>(json, EventJson.Options) ?? [];
}
