using System.Text.Json;
using Recovery.Integrations.Reading;

namespace Recovery.Integrations.CloudEvents.Catalogue;

/// <summary>
/// The shape that a JSON Schema asks for, of the few words our schemas use; a schema with any other word is refused when it is loaded,
/// so that nothing it says is silently not checked. Objects take no member they do not name.
/// </summary>
public sealed class JsonShape
{
    private const int MostFaults = 20;

    private static readonly string[] Words =
        ["$schema", "$id", "title", "description", "type", "properties", "required", "additionalProperties", "enum", "minLength", "maxLength", "format", "minimum", "maximum"];

    private readonly string type;
    private readonly Dictionary<string, JsonShape> members = new(StringComparer.Ordinal);
    private readonly string[] required;
    private readonly string[] oneOf;
    private readonly string? format;
    private readonly (long Least, long Most) length;
    private readonly (long Least, long Most) range;

    private JsonShape(JsonElement schema)
    {
        if (schema.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !Words.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw new InvalidOperationException($"the word {unknown} of JSON Schema is not checked here");

        type = schema.Text("type") ?? throw new InvalidOperationException("a schema says its type");
        if (type == "object" && schema.Member("additionalProperties") is not { ValueKind: JsonValueKind.False })
            throw new InvalidOperationException("an object takes no other members");
        if (schema.Member("properties") is { } properties)
            foreach (var member in properties.EnumerateObject())
                members[member.Name] = new JsonShape(member.Value);

        required = [.. schema.Texts("required")];
        oneOf = [.. schema.Texts("enum")];
        format = schema.Text("format");
        if (format is not null && !Formats.Known.ContainsKey(format))
            throw new InvalidOperationException($"the format {format} is not checked here");
        length = (Number(schema, "minLength") ?? 0, Number(schema, "maxLength") ?? long.MaxValue);
        range = (Number(schema, "minimum") ?? long.MinValue, Number(schema, "maximum") ?? long.MaxValue);
    }

    /// <summary>The shape of a schema of ours. Throws where it uses a word that is not checked.</summary>
    public static JsonShape Of(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return new JsonShape(document.RootElement);
    }

    /// <summary>Every way in which a value is not of this shape, at most twenty, each with its JSON pointer; none where it is.</summary>
    public IReadOnlyList<Fault> Check(JsonElement value) => [.. Check(value, string.Empty).Take(MostFaults)];

    private IEnumerable<Fault> Check(JsonElement value, string at) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object)                              => Members(value, at),
        ("string", JsonValueKind.String) when IsTaken(value.GetString()!) => [],
        ("integer", JsonValueKind.Number) when value.TryGetInt64(out var number) && number >= range.Least && number <= range.Most => [],
        ("boolean", JsonValueKind.True or JsonValueKind.False)        => [],
        _                                                             => [new Fault(Faults.MemberInvalid, at)],
    };

    private IEnumerable<Fault> Members(JsonElement value, string at)
    {
        foreach (var name in required.Where(name => value.Member(name) is null))
            yield return new Fault(Faults.MemberMissing, $"{at}/{name}");
        foreach (var member in value.EnumerateObject())
        {
            if (!members.TryGetValue(member.Name, out var shape))
                yield return new Fault(Faults.MemberUnknown, $"{at}/{Pointer(member.Name)}");
            else
                foreach (var fault in shape.Check(member.Value, $"{at}/{member.Name}"))
                    yield return fault;
        }
    }

    private bool IsTaken(string text) =>
        text.Length >= length.Least && text.Length <= length.Most && !text.Contains('\0', StringComparison.Ordinal) // no database keeps it
        && (oneOf.Length == 0 || oneOf.Contains(text, StringComparer.Ordinal))
        && (format is null || Formats.Known[format](text));

    /// <summary>A stranger's name of a member, escaped (RFC 6901) and cut: it goes into an answer.</summary>
    private static string Pointer(string name) => (name.Length > 40 ? name[..40] : name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static long? Number(JsonElement schema, string name) => schema.Member(name)?.GetInt64();
}
