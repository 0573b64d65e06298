using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Marten;
using Marten.Services.Json.Transformations;
using Npgsql;
using NpgsqlTypes;
using Recovery.Engine.Serialization;
using Weasel.Core;
using ISerializer = Marten.ISerializer;

namespace Recovery.CritterStack.Storing;

/// <summary>JSON as the built-in engine writes and reads it, for Marten: Marten's own serializer would take the naming of members into its own hands.</summary>
internal sealed class EventSerializer : ISerializer
{
    public EnumStorage EnumStorage => EnumStorage.AsString;

    public Casing Casing => Casing.CamelCase;

    public ValueCasting ValueCasting => ValueCasting.Strict;

    /// <summary>How Marten reads a shape of old: raised to today's by the same upcasts.</summary>
    public static JsonTransformation Raise(EventJson json, string storedName) =>
        new((_, row, column) => json.Read(storedName, row.GetFieldValue<byte[]>(column)));

    public string ToJson(object? document) => Encoding.UTF8.GetString(Bytes(document));

    public string ToCleanJson(object? document) => ToJson(document);

    public string ToJsonWithTypes(object document) => ToJson(document);

    public void WriteTo(IBufferWriter<byte> writer, object? value)
    {
        using var json = new Utf8JsonWriter(writer, new JsonWriterOptions { Encoder = EventJson.Options.Encoder });
        if (value is null)
            json.WriteNullValue();
        else
            JsonSerializer.Serialize(json, value, value.GetType(), EventJson.Options);
    }

    public void WriteToCleanJson(IBufferWriter<byte> writer, object? value) => WriteTo(writer, value);

    public void WriteToJsonWithTypes(IBufferWriter<byte> writer, object value) => WriteTo(writer, value);

    public void WriteToParameter(NpgsqlParameter parameter, object? value)
    {
        parameter.NpgsqlDbType = NpgsqlDbType.Jsonb;
        parameter.Value = value is null ? DBNull.Value : Bytes(value);
    }

    public T FromJson<T>(Stream stream) => (T)FromJson(typeof(T), stream);

    public T FromJson<T>(DbDataReader reader, int index) => (T)FromJson(typeof(T), reader, index);

    public object FromJson(Type type, Stream stream) =>
        JsonSerializer.Deserialize(stream, type, EventJson.Options) ?? throw new JsonException($"null is no {type.Name}");

    public object FromJson(Type type, DbDataReader reader, int index) =>
        JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(index), type, EventJson.Options) ?? throw new JsonException($"null is no {type.Name}");

    public async ValueTask<T> FromJsonAsync<T>(Stream stream, CancellationToken cancellationToken = default) =>
        (T)await FromJsonAsync(typeof(T), stream, cancellationToken);

    public ValueTask<T> FromJsonAsync<T>(DbDataReader reader, int index, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(FromJson<T>(reader, index));

    public async ValueTask<object> FromJsonAsync(Type type, Stream stream, CancellationToken cancellationToken = default) =>
        await JsonSerializer.DeserializeAsync(stream, type, EventJson.Options, cancellationToken) ?? throw new JsonException($"null is no {type.Name}");

    public ValueTask<object> FromJsonAsync(Type type, DbDataReader reader, int index, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(FromJson(type, reader, index));

    private static byte[] Bytes(object? value) =>
        value is null ? "null"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), EventJson.Options);
}
