using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Recovery.Engine.Serialization;

namespace Recovery.Api.Answers;

/// <summary>Writes JSON answers in one piece, from a buffer kept per thread.</summary>
internal static class JsonAnswer
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static Buffer? buffer;

    /// <summary>Writes what <paramref name="write"/> says as the whole body of an answer.</summary>
    public static void Write<T>(HttpResponse response, string contentType, T of, Action<Utf8JsonWriter, T> write)
    {
        var mine = buffer ?? new Buffer();
        buffer = null; // a second answer on this thread while this one is being written gets its own
        mine.Bytes.ResetWrittenCount();
        mine.Json.Reset(mine.Bytes);
        write(mine.Json, of);
        mine.Json.Flush();
        response.ContentType = contentType;
        response.ContentLength = mine.Bytes.WrittenCount;
        response.Headers.XContentTypeOptions = "nosniff";
        response.BodyWriter.Write(mine.Bytes.WrittenSpan);
        if (mine.Bytes.Capacity <= Buffer.Kept)
            buffer = mine;
    }

    /// <summary>Writes a record by the shapes of the engine: camelCase, words, nothing for null.</summary>
    public static void Write<T>(HttpResponse response, T answer) =>
        Write(response, "application/json", answer, static (json, of) => JsonSerializer.Serialize(json, of, EventJson.Options));

    private sealed class Buffer
    {
        public const int Kept = 1 << 20;

        public ArrayBufferWriter<byte> Bytes { get; } = new(4096);

        public Utf8JsonWriter Json { get; } = new(Stream.Null, Options);
    }
}

/// <summary>Numbers as texts without a culture.</summary>
internal static class Digits
{
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Entity tags: the version of the case, quoted (RFC 9110, 8.8.3).</summary>
internal static class ETag
{
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Reads <c>If-Match</c>: null for any version; false where it is not a tag of ours.</summary>
    public static bool TryRead(string? header, out int? version)
    {
        version = null;
        if (string.IsNullOrEmpty(header) || header == "*")
            return true;
        if (header is not ['"', .. var digits, '"'] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            return false;
        version = read;
        return true;
    }
}
