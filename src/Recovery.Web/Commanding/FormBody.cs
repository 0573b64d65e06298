using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Bodies;
using Recovery.Web.Shared;

namespace Recovery.Web.Commanding;

/// <summary>
/// A form as the body the API takes: fields are named as its members, with dots for what lies within (<c>override.reason</c>), and an empty
/// field is an absent member. Whether it is right, the API's shape says.
/// </summary>
internal static class FormBody
{
    /// <summary>The body, UTF-8. Local times of fields (<c>2026-11-30T09:00</c>) are read in <paramref name="zone"/>.</summary>
    public static byte[] Of(IFormCollection form, Shape? shape, TimeZoneInfo zone) => JsonSerializer.SerializeToUtf8Bytes(Object(form, shape?.Schema(), string.Empty, zone) ?? []);

    private static JsonObject? Object(IFormCollection form, JsonObject? schema, string prefix, TimeZoneInfo zone)
    {
        var body = new JsonObject();
        foreach (var (name, described) in schema?["properties"]?.AsObject() ?? [])
        {
            var choices = described!["anyOf"]?.AsArray();
            var kind = (choices?[0] ?? described).AsObject();
            var value = kind["properties"] is not null ? Object(form, kind, prefix + name + ".", zone) : Value(form, kind, prefix + name, zone);
            if (value is not null)
                body[name] = value;
            else if (choices is not null && IsRequired(schema!, name) && form.ContainsKey(prefix + name))
                body[name] = null; // empty says something of its own, such as "nobody"
        }

        return body.Count > 0 || prefix.Length == 0 ? body : null;
    }

    private static JsonNode? Value(IFormCollection form, JsonObject kind, string field, TimeZoneInfo zone)
    {
        if (!form.TryGetValue(field, out var given) || given.ToString().Replace("\r\n", "\n", StringComparison.Ordinal) is not { Length: > 0 } text)
            return null;
        return (string?)kind["type"] switch
        {
            "number" or "integer" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            "boolean" when bool.TryParse(text, out var flag)        => JsonValue.Create(flag),
            _ when (string?)kind["format"] == "date-time"           => JsonValue.Create(Instant(text, zone)),
            "array"                                                 => new JsonArray([.. given.Select(one => JsonValue.Create(one))]),
            _                                                       => JsonValue.Create(text),
        };
    }

    /// <summary>A local time gets the offset of its zone; anything else is left for the shape to refuse.</summary>
    private static string Instant(string text, TimeZoneInfo zone) =>
        LocalTime.Read(text) is { } local ? Say.Iso(local.In(zone)) : text;

    private static bool IsRequired(JsonObject schema, string name) => schema["required"]?.AsArray().Any(one => (string?)one == name) ?? false;
}
