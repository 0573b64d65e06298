using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Recovery.Domain;

namespace Recovery.Api.Bodies;

/// <summary>
/// What an object (or a query) may hold. The one place it is said: reading, the OpenAPI document and the tests follow from it.
/// Whatever is not listed is refused, twice is refused, and all faults are told at once.
/// </summary>
public sealed class Shape
{
    private readonly List<Member> members = [];

    /// <summary>Its members, in the order declared.</summary>
    public IReadOnlyList<Member> Members => members;

    /// <summary>True when some member must be there: an empty body will not do.</summary>
    public bool IsDemanding => members.Exists(member => member.Required);

    /// <summary>A member that must be there.</summary>
    internal Member<T> Must<T>(string name, Kind<T> kind, string says)
        where T : notnull => Add(Member<T>.Of(members.Count, name, says, kind, required: true));

    /// <summary>A member that may be absent or null.</summary>
    internal Member<T?> May<T>(string name, Kind<T> kind, string says)
        where T : class => Add(Member<T?>.Of(members.Count, name, says, kind, required: false));

    /// <summary>A value that may be absent or null.</summary>
    internal Member<T?> MayValue<T>(string name, Kind<T> kind, string says)
        where T : struct => Add(Member<T?>.Of(members.Count, name, says, kind, required: false));

    /// <summary>A member that must be there and may be null, which says something of its own.</summary>
    internal Member<T?> MustOrNull<T>(string name, Kind<T> kind, string says)
        where T : class => Add(Member<T?>.Of(members.Count, name, says, kind, required: true, nullable: true));

    /// <summary>JSON Schema of the object.</summary>
    public JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var member in members)
        {
            var schema = member.Schema();
            schema["description"] = member.Says;
            if (member.Nullable || !member.Required)
                schema = new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
            properties[member.Name] = schema;
        }

        var all = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (IsDemanding)
            all["required"] = new JsonArray([.. members.Where(member => member.Required).Select(member => JsonValue.Create(member.Name))]);
        return all;
    }

    /// <summary>Reads a whole body.</summary>
    internal Body Read(ReadOnlySpan<byte> utf8, Faults faults)
    {
        if (utf8.IsEmpty)
        {
            if (IsDemanding)
                faults.Add(Faults.Root, Fault.Empty);
            return default;
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 32 });
        try
        {
            reader.Read();
            var values = Read(ref reader, string.Empty, faults);
            while (reader.Read())
            {
                // finds whatever trails the object
            }

            return values is null ? default : new Body(values);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            faults.Add(Faults.Root, Fault.NotJson);
            return default;
        }
    }

    /// <summary>Reads the object the reader stands on; null where there is none.</summary>
    internal object?[]? Read(ref Utf8JsonReader reader, string prefix, Faults faults)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            faults.Add(prefix.Length == 0 ? Faults.Root : prefix[..^1], Fault.NotAnObject);
            reader.Skip();
            return null;
        }

        var values = new object?[members.Count];
        var seen = 0UL;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Named(ref reader);
            if (member is null || (seen & (1UL << member.Index)) != 0)
            {
                faults.Add(prefix + (member?.Name ?? NameOf(ref reader)), member is null ? Fault.Unknown : Fault.Duplicate);
                reader.Read();
                reader.Skip();
                continue;
            }

            seen |= 1UL << member.Index;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
                values[member.Index] = member.Read(ref reader, prefix, faults);
            else if (member is { Required: true, Nullable: false })
                faults.Add(prefix + member.Name, Fault.Missing);
        }

        foreach (var member in members)
        {
            if (member.Required && (seen & (1UL << member.Index)) == 0)
                faults.Add(prefix + member.Name, Fault.Missing);
        }

        return values;
    }

    /// <summary>Reads a query string; an empty value is an absent one, as forms send it.</summary>
    internal Body Read(IQueryCollection query, Faults faults)
    {
        var values = new object?[members.Count];
        foreach (var (name, given) in query)
        {
            var member = members.Find(one => one.Name == name);
            if (member is null || given.Count > 1)
                faults.Add(Shown(name), member is null ? Fault.Unknown : Fault.Duplicate);
            else if (given[0] is { Length: > 0 } text)
                values[member.Index] = member.Parse(text, faults);
        }

        foreach (var member in members)
        {
            if (member.Required && !query.ContainsKey(member.Name))
                faults.Add(member.Name, Fault.Missing);
        }

        return new Body(values);
    }

    private Member<T> Add<T>(Member<T> member)
    {
        members.Add(member);
        return member;
    }

    private Member? Named(ref Utf8JsonReader reader)
    {
        foreach (var member in members)
        {
            if (member.IsNamed(ref reader))
                return member;
        }

        return null;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return Shown(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return "?"; // a name that is not Unicode
        }
    }

    /// <summary>A foreign name as it may be echoed: short, one line, and Unicode.</summary>
    private static string Shown(string name)
    {
        var shown = string.Concat(name.Take(60).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return shown.Length == 0 ? "?" : shown;
    }
}

/// <summary>An object within an object.</summary>
internal sealed class Part<T>(Shape shape, Func<Body, T> make) : Kind<T>
{
    public override JsonObject Schema() => shape.Schema();

    internal override bool TryRead(ref Utf8JsonReader reader, Place place, Faults faults, out T value)
    {
        var before = faults.Count;
        var values = shape.Read(ref reader, place + ".", faults);
        var sound = values is not null && faults.Count == before;
        value = sound ? make(new Body(values!)) : default!;
        return sound;
    }

    internal override bool TryParse(string text, Place place, Faults faults, out T value) => No(faults, place, Fault.NotAnObject, out value);
}

/// <summary>A list of values of one kind.</summary>
/// <param name="most">How many it may hold.</param>
internal sealed class Many<T>(Kind<T> kind, int most) : Kind<IReadOnlyList<T>>
{
    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = kind.Schema(), ["maxItems"] = most };

    internal override bool TryRead(ref Utf8JsonReader reader, Place place, Faults faults, out IReadOnlyList<T> value)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return No(faults, place, Fault.NotAList, out value);
        }

        var (before, items) = (faults.Count, new List<T>());
        for (var nth = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; nth++)
        {
            if (nth >= most)
                reader.Skip();
            else if (kind.TryRead(ref reader, new Place($"{place}[{nth}]", string.Empty), faults, out var item))
                items.Add(item);
            if (nth == most)
                faults.Add(place.ToString(), Fault.TooMany, $"{most}");
        }

        value = items;
        return faults.Count == before;
    }

    internal override bool TryParse(string text, Place place, Faults faults, out IReadOnlyList<T> value) => No(faults, place, Fault.NotAList, out value);
}
