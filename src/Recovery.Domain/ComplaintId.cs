using System.Globalization;

namespace Recovery.Domain;

/// <summary>Identity of a complaint and of its stream: a time-ordered UUID made at the edge.</summary>
public readonly record struct ComplaintId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A promise of one complaint, numbered from 1 in the order given: <c>p1</c>.</summary>
public readonly record struct PromiseId(int Number)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p{Number}");

    /// <summary>Reads <c>p1</c>; false for anything else.</summary>
    public static bool TryParse(string? text, out PromiseId id)
    {
        var valid = text is ['p', .. var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        id = valid ? new PromiseId(int.Parse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture)) : default;
        return valid;
    }
}
