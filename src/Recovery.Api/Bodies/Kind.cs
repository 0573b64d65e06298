using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recovery.Api.Bodies;

/// <summary>Where a value stands; its path is only written out when something is wrong there.</summary>
internal readonly record struct Place(string Prefix, string Name)
{
    public override string ToString() => Prefix + Name;
}

/// <summary>A kind of value: how it is read, strictly, and what OpenAPI says of it.</summary>
public abstract class Kind<T>
{
    /// <summary>JSON Schema of the value.</summary>
    public abstract JsonObject Schema();

    /// <summary>Reads the value the reader stands on; notes what is wrong and answers false where it is not of this kind.</summary>
    internal abstract bool TryRead(ref Utf8JsonReader reader, Place place, Faults faults, out T value);

    /// <summary>Reads the value of a query parameter or a header.</summary>
    internal abstract bool TryParse(string text, Place place, Faults faults, out T value);

    private protected static bool No(Faults faults, Place place, Fault fault, out T value, string? about = null)
    {
        faults.Add(place.ToString(), fault, about);
        value = default!;
        return false;
    }
}

/// <summary>A kind that is written as a JSON string.</summary>
internal abstract class TextKind<T> : Kind<T>
{
    internal override bool TryRead(ref Utf8JsonReader reader, Place place, Faults faults, out T value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return No(faults, place, Fault.NotAText, out value);
        }

        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return No(faults, place, Fault.NotUnicode, out value); // a lone surrogate, or bytes that are not UTF-8
        }

        return TryParse(text, place, faults, out value);
    }
}

/// <summary>A kind that is written as a bare JSON token: a number, true, false.</summary>
internal abstract class TokenKind<T>(Fault otherwise) : Kind<T>
{
    internal override bool TryRead(ref Utf8JsonReader reader, Place place, Faults faults, out T value)
    {
        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
            return TryParse(System.Text.Encoding.UTF8.GetString(reader.ValueSpan), place, faults, out value);
        reader.Skip();
        return No(faults, place, otherwise, out value);
    }
}
