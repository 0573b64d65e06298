using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using Recovery.Domain;

namespace Recovery.Api.Bodies;

/// <summary>A word of an enumeration, see <see cref="Words"/>.</summary>
internal sealed class Word<T>(params T[] except) : TextKind<T>
    where T : struct, Enum
{
    private readonly IReadOnlyList<string> words = [.. Words.All<T>().Except(except.Select(Words.Of), StringComparer.Ordinal)];

    public override JsonObject Schema() => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    internal override bool TryParse(string text, Place place, Faults faults, out T value) =>
        (Words.TryRead(text, out value) && !except.Contains(value)) || No(faults, place, Fault.NotAWord, out value, string.Join(", ", words));
}

/// <summary>A word of a list.</summary>
internal sealed class OneOf(IReadOnlyList<string> words) : TextKind<string>
{
    public override JsonObject Schema() => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    internal override bool TryParse(string text, Place place, Faults faults, out string value)
    {
        value = text;
        return words.Contains(text, StringComparer.Ordinal) || No(faults, place, Fault.NotAWord, out value, string.Join(", ", words));
    }
}

/// <summary>A day, <c>2026-11-30</c>, between 1970 and 2100.</summary>
internal sealed class Day : TextKind<DateOnly>
{
    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "date" };

    internal override bool TryParse(string text, Place place, Faults faults, out DateOnly value) =>
        (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value) && value.Year is >= 1970 and <= 2100)
        || No(faults, place, Fault.NotADay, out value);
}

/// <summary>An instant with its offset (RFC 3339), between 1970 and 2100; read as UTC, to the microsecond the database keeps.</summary>
internal sealed class Instant : TextKind<DateTimeOffset>
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "date-time" };

    internal override bool TryParse(string text, Place place, Faults faults, out DateTimeOffset value)
    {
        if (!HasOffset(text)
            || !DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out value)
            || value.Year is < 1970 or > 2100)
        {
            return No(faults, place, Fault.NotAnInstant, out value);
        }

        value = new DateTimeOffset(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }

    private static bool HasOffset(string text) => text.Length is >= 17 and <= 40 && (text[^1] == 'Z' || (text[^6] is '+' or '-' && text[^3] == ':'));
}

/// <summary>Money: up to a thousand milliard either way, with at most four decimals.</summary>
internal sealed class Amount() : TokenKind<decimal>(Fault.NotANumber)
{
    private const decimal Most = 1_000_000_000_000m;

    public override JsonObject Schema() => new() { ["type"] = "number", ["minimum"] = -Most, ["maximum"] = Most };

    internal override bool TryParse(string text, Place place, Faults faults, out decimal value)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return No(faults, place, Fault.NotANumber, out value);
        return (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= Most && decimal.Round(value, 4) == value)
            || No(faults, place, Fault.OutOfRange, out value, $"{-Most} … {Most}, 0.0001");
    }
}

/// <summary>A whole number of a range.</summary>
internal sealed class Whole(long least, long most) : TokenKind<long>(Fault.NotANumber)
{
    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    internal override bool TryParse(string text, Place place, Faults faults, out long value) =>
        (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most)
        || No(faults, place, Fault.OutOfRange, out value, $"{least} … {most}");
}

/// <summary>True or false.</summary>
internal sealed class Flag() : TokenKind<bool>(Fault.NotAFlag)
{
    public override JsonObject Schema() => new() { ["type"] = "boolean" };

    internal override bool TryParse(string text, Place place, Faults faults, out bool value)
    {
        value = text == "true";
        return value || text == "false" || No(faults, place, Fault.NotAFlag, out value);
    }
}

/// <summary>A UUID in its usual form.</summary>
internal sealed class Uuid : TextKind<Guid>
{
    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "uuid" };

    internal override bool TryParse(string text, Place place, Faults faults, out Guid value) =>
        Guid.TryParseExact(text, "D", out value) || No(faults, place, Fault.NotAUuid, out value);
}

/// <summary>A length of time: ISO 8601 (<c>PT90M</c>, <c>P2D</c>) or a number of minutes; up to ten years.</summary>
internal sealed class Lasting : TextKind<TimeSpan>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    public override JsonObject Schema() => new() { ["type"] = "string", ["description"] = "ISO 8601 (PT90M, P2D) or a number of minutes" };

    internal override bool TryParse(string text, Place place, Faults faults, out TimeSpan value) =>
        (TryRead(text, out value) && value >= TimeSpan.Zero && value <= Longest) || No(faults, place, Fault.NotATime, out value);

    private static bool TryRead(string text, out TimeSpan value)
    {
        value = default;
        if (text.Length is 0 or > 40)
            return false;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
        {
            value = TimeSpan.FromMinutes(minutes);
            return true;
        }

        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            return false;
        }
    }
}
