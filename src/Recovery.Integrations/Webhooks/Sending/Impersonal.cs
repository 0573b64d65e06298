using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Recovery.Domain;
using Recovery.Engine.Serialization;

namespace Recovery.Integrations.Webhooks.Sending;

/// <summary>An event's facts without anything of a person: not what is <see cref="Personal"/> by its type, nor what somebody of ours wrote about one in their own words.</summary>
internal static class Impersonal
{
    /// <summary>Members that somebody may have written although they are no personal data by their type.</summary>
    private static readonly string[] Written = ["reason", "legalGround"];

    private static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>The facts as JSON.</summary>
    public static JsonElement Of(ComplaintEvent fact) => JsonSerializer.SerializeToElement(fact, fact.GetType(), Options);

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(EventJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutPersons } } };
        options.MakeReadOnly();
        return options;
    }

    private static void WithoutPersons(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (IsOfAPerson(type.Properties[i]))
                type.Properties.RemoveAt(i);
        }
    }

    private static bool IsOfAPerson(JsonPropertyInfo property) =>
        property.PropertyType == typeof(Personal)
        || property.PropertyType.GetGenericArguments().Contains(typeof(Personal))
        || property.PropertyType.GetElementType() == typeof(Personal)
        || (property.PropertyType == typeof(string) && Written.Contains(property.Name, StringComparer.Ordinal));
}
