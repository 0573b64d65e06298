using System.Globalization;
using System.Text.Json.Nodes;
using Recovery.Api.Bodies;

namespace Recovery.Api.Exporting;

/// <summary>A day, which begins at midnight UTC, or an instant with its offset.</summary>
internal sealed class Moment : TextKind<DateTimeOffset>
{
    private static readonly Day Days = new();
    private static readonly Instant Instants = new();

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(Days.Schema(), Instants.Schema()) };

    internal override bool TryParse(string text, Place place, Faults faults, out DateTimeOffset value)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return Instants.TryParse(text, place, faults, out value);
        var read = Days.TryParse(text, place, faults, out var day);
        value = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        return read;
    }
}
