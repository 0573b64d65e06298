using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recovery.Api.Bodies;

/// <summary>One member of an object, or one query parameter: its name, what it says, whether it must be there.</summary>
public abstract class Member
{
    private readonly JsonEncodedText encoded;

    private protected Member(int index, string name, string says, bool required, bool nullable)
    {
        (Index, Name, Says, Required, Nullable) = (index, name, says, required, nullable);
        encoded = JsonEncodedText.Encode(name);
    }

    /// <summary>Its place among the members of its shape.</summary>
    internal int Index { get; }

    /// <summary>As written in JSON.</summary>
    public string Name { get; }

    /// <summary>A sentence for the documentation.</summary>
    public string Says { get; }

    /// <summary>It must be there.</summary>
    public bool Required { get; }

    /// <summary>Null says something of its own, where it must be there.</summary>
    public bool Nullable { get; }

    /// <summary>JSON Schema of the value.</summary>
    public abstract JsonObject Schema();

    internal bool IsNamed(ref Utf8JsonReader reader) => reader.ValueTextEquals(encoded.EncodedUtf8Bytes);

    internal abstract object? Read(ref Utf8JsonReader reader, string prefix, Faults faults);

    internal abstract object? Parse(string text, Faults faults);
}

/// <summary>A member whose value has a type: <c>What.In(body)</c>.</summary>
public sealed class Member<T> : Member
{
    private readonly Reading reading;
    private readonly Parsing parsing;
    private readonly Func<JsonObject> schema;

    private Member(int index, string name, string says, bool required, bool nullable, Reading reading, Parsing parsing, Func<JsonObject> schema)
        : base(index, name, says, required, nullable) => (this.reading, this.parsing, this.schema) = (reading, parsing, schema);

    private delegate object? Reading(ref Utf8JsonReader reader, Place place, Faults faults);

    private delegate object? Parsing(string text, Place place, Faults faults);

    /// <summary>The value in a body that was read without faults; the default of the type where it is absent.</summary>
    public T In(Body body) => body[Index] is { } value ? (T)value : default!;

    /// <summary>True where the member was given, and not as null.</summary>
    public bool IsIn(Body body) => body[Index] is not null;

    /// <inheritdoc/>
    public override JsonObject Schema() => schema();

    internal static Member<T> Of<TRead>(int index, string name, string says, Kind<TRead> kind, bool required, bool nullable = false)
        where TRead : notnull =>
        new(
            index,
            name,
            says,
            required,
            nullable,
            (ref Utf8JsonReader reader, Place place, Faults faults) => kind.TryRead(ref reader, place, faults, out var value) ? value : null,
            (text, place, faults) => kind.TryParse(text, place, faults, out var value) ? value : null,
            kind.Schema);

    internal override object? Read(ref Utf8JsonReader reader, string prefix, Faults faults) => reading(ref reader, new Place(prefix, Name), faults);

    internal override object? Parse(string text, Faults faults) => parsing(text, new Place(string.Empty, Name), faults);
}

/// <summary>The values of an object that was read; ask its members for them.</summary>
public readonly struct Body
{
    private readonly object?[]? values;

    internal Body(object?[] values) => this.values = values;

    internal object? this[int index] => values?[index];
}
