using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>As much of JSON Schema (draft 7) as the published schema of OCEL 2.0 uses. A keyword it does not know is an error, not a pass.</summary>
internal static partial class Schema
{
    /// <summary>What is wrong with a value, by path.</summary>
    public static IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at = "$") => schema.EnumerateObject().SelectMany(keyword => keyword.Name switch
    {
        "$schema" => [],
        "type" => Is(keyword.Value.GetString()!, value) ? [] : [$"{at}: not of type {keyword.Value}"],
        "format" => IsDateTime(keyword.Value.GetString()!, value) ? [] : [$"{at}: not a date-time"],
        "required" when value.ValueKind == JsonValueKind.Object => keyword.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}: lacks {name}"),
        "properties" when value.ValueKind == JsonValueKind.Object => keyword.Value.EnumerateObject().SelectMany(member => value.TryGetProperty(member.Name, out var found) ? Faults(member.Value, found, $"{at}.{member.Name}") : []),
        "items" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((item, n) => Faults(keyword.Value, item, $"{at}[{n}]")),
        "required" or "properties" or "items" => [], // of another type, which is said by "type"
        var other => throw new NotSupportedException(other),
    });

    private static bool Is(string type, JsonElement value) => value.ValueKind == type switch
    {
        "object" => JsonValueKind.Object,
        "array"  => JsonValueKind.Array,
        "string" => JsonValueKind.String,
        _        => throw new NotSupportedException(type),
    };

    private static bool IsDateTime(string format, JsonElement value) => format == "date-time"
        ? Instant().IsMatch(value.GetString()!) && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _)
        : throw new NotSupportedException(format);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Instant();
}
