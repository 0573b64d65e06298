using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recovery.Domain.Tests.Stories;

/// <summary>A value as text, lists by their members and personal text revealed, so that whole values compare.</summary>
public static class Shape
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new Revealed(), new JsonStringEnumConverter() } };

    public static string Of(object value) => value.GetType().Name + " " + JsonSerializer.Serialize(value, value.GetType(), Options);

    private sealed class Revealed : JsonConverter<Personal>
    {
        public override Personal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Personal.Of(reader.GetString());

        public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
    }
}
