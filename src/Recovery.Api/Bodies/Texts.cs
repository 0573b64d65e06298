using System.Text.Json.Nodes;
using Recovery.Domain;

namespace Recovery.Api.Bodies;

/// <summary>A text as somebody wrote it, kept to the letter: markup, other scripts and directions are data. Only NUL is refused, which no database stores.</summary>
internal sealed class Text(int longest) : TextKind<string>
{
    /// <summary>Longest account of a matter, in UTF-16 units.</summary>
    public const int Longest = 20_000;

    public override JsonObject Schema() => new() { ["type"] = "string", ["maxLength"] = longest };

    internal override bool TryParse(string text, Place place, Faults faults, out string value)
    {
        value = text;
        return text switch
        {
            _ when text.Length > longest            => No(faults, place, Fault.TooLong, out value, $"{longest}"),
            _ when text.Contains('\0')              => No(faults, place, Fault.HoldsNul, out value),
            _ when !IsUnicode(text)                 => No(faults, place, Fault.NotUnicode, out value),
            _                                       => true,
        };
    }

    internal static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
                return false;
        }

        return true;
    }
}

/// <summary>One line: a name, a reason, a label.</summary>
internal sealed class Line(int longest) : TextKind<string>
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int Longest = 200;

    private readonly Text text = new(longest);

    public override JsonObject Schema() => text.Schema();

    internal override bool TryParse(string text, Place place, Faults faults, out string value) =>
        this.text.TryParse(text, place, faults, out value)
        && (!text.Any(char.IsControl) || No(faults, place, Fault.HoldsControl, out value));
}

/// <summary>Personal data: a text or a line that prints as <c>[personal]</c>.</summary>
internal sealed class Said(Kind<string> inner) : TextKind<Personal>
{
    public override JsonObject Schema() => inner.Schema();

    internal override bool TryParse(string text, Place place, Faults faults, out Personal value)
    {
        var read = inner.TryParse(text, place, faults, out var said);
        value = Personal.Of(said);
        return read;
    }
}

/// <summary>A currency of ISO 4217 by its three letters.</summary>
internal sealed class Currency : TextKind<string>
{
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" };

    internal override bool TryParse(string text, Place place, Faults faults, out string value)
    {
        value = text;
        return (text.Length == 3 && text.All(char.IsAsciiLetterUpper)) || No(faults, place, Fault.NotACurrency, out value);
    }
}
