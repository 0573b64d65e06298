using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Recovery.Domain;
using Recovery.Engine.Serialization;

namespace Recovery.Audit.Exporting.Disclosing;

/// <summary>Events as JSON in the shape they are stored in, with no member that <see cref="Disclosed"/> does not let through.</summary>
internal sealed class DisclosedJson
{
    private readonly Disclosure disclosure;
    private readonly JsonSerializerOptions options;

    public DisclosedJson(Disclosure disclosure)
    {
        this.disclosure = disclosure;
        options = new JsonSerializerOptions(EventJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetThrough } } };
        options.MakeReadOnly();
    }

    /// <summary>UTF-8 JSON of what may be written of an event.</summary>
    public byte[] Of(ComplaintEvent fact) => JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), options);

    private void LetThrough(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var standing = type.Properties[i].AttributeProvider is MemberInfo member ? Disclosed.Of(type.Type, member.Name) : null;
            if (standing is not { } known || !disclosure.Shows(known))
                type.Properties.RemoveAt(i);
            else if (known == Standing.Staff)
                type.Properties[i].CustomConverter = new StaffConverter(disclosure);
        }
    }

    private sealed class StaffConverter(Disclosure disclosure) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("exports are written only");

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(disclosure.Staff(value));
    }
}
