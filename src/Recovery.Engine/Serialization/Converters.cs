using System.Text.Json;
using System.Text.Json.Serialization;
using Recovery.Domain;
using Recovery.Engine.Sealing;

namespace Recovery.Engine.Serialization;

/// <summary>Personal data as a text: sealed where the thread reads or writes under a seal, else as it is. No words at all, and reasons of the engine's own, need no seal.</summary>
internal sealed class PersonalConverter : JsonConverter<Personal>
{
    [ThreadStatic]
    private static ISeal? under;

    /// <summary>Until disposed, this thread reads and writes under a seal. Not across an await.</summary>
    public static Scope Under(ISeal seal)
    {
        under = seal;
        return default;
    }

    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } stored && under is { } seal ? seal.Open(stored) : Personal.Of(reader.GetString());

    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(under is { } seal && value is { IsBlank: false, IsNobodys: false } ? seal.Close(value.Reveal()) : value.Reveal());

    /// <summary>Ends what <see cref="Under"/> began.</summary>
    public readonly ref struct Scope
    {
        public void Dispose() => under = null;
    }
}

/// <summary>A promise as <c>p1</c>.</summary>
internal sealed class PromiseIdConverter : JsonConverter<PromiseId>
{
    public override PromiseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PromiseId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("a promise is written p1, p2, …");

    public override void Write(Utf8JsonWriter writer, PromiseId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A complaint as its UUID.</summary>
internal sealed class ComplaintIdConverter : JsonConverter<ComplaintId>
{
    public override ComplaintId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, ComplaintId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>An instant in UTC, written with Z.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
}

/// <summary>Enumerations by their words, see <see cref="Words"/>.</summary>
internal sealed class WordConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class WordConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Words.TryRead<T>(reader.GetString(), out var value)
                ? value
                : throw new JsonException($"one of: {string.Join(", ", Words.All<T>())}");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Of(value));
    }
}
