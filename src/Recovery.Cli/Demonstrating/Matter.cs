using System.Globalization;
using System.Text.Json;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Sla;

namespace Recovery.Cli.Demonstrating;

/// <summary>Something people complain about, in one language, with all that is said on the way; written by hand in <c>matters-*.json</c>.</summary>
internal sealed record Matter(
    string Product,
    string Touchpoint,
    string Need,
    string Emotion,
    Severity Severity,
    string Narrative,
    string Restatement,
    string? Correction,
    string? Again,
    string Promise,
    string Solution,
    SolutionKind Kind,
    decimal? Amount,
    string Message,
    string Explanation)
{
    private static readonly JsonSerializerOptions Reading = new(Engine.Serialization.EventJson.Options) { PropertyNameCaseInsensitive = true };

    /// <summary>The matters of a language.</summary>
    public static IReadOnlyList<Matter> Of(string language)
    {
        using var file = typeof(Matter).Assembly.GetManifestResourceStream($"matters-{language}.json")!;
        return JsonSerializer.Deserialize<List<Matter>>(file, Reading)!;
    }

    /// <summary>The matter as one person tells it: their name, their reference, their day, their sum.</summary>
    public Matter For(string name, string language, DateOnly day, Random random)
    {
        var culture = CultureInfo.InvariantCulture;
        var reference = string.Create(culture, $"{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}-{random.Next(10_000, 99_999)}");
        var amount = random.Next(38, 240).ToString(culture);
        var date = day.ToString(language == "en" ? "d MMMM" : "d/M", culture);
        var on = language switch { "fr" => "le " + date, "es" => "el " + date, _ => date };
        string Fill(string text) => text.Replace("{name}", name, StringComparison.Ordinal).Replace("{ref}", reference, StringComparison.Ordinal)
            .Replace("{amount}", amount, StringComparison.Ordinal).Replace("de {day}", language == "es" ? "del " + date : "du " + date, StringComparison.Ordinal)
            .Replace("{day}", on, StringComparison.Ordinal);
        return this with
        {
            Narrative = Fill(Narrative),
            Restatement = Fill(Restatement),
            Correction = Correction is null ? null : Fill(Correction),
            Again = Again is null ? null : Fill(Again),
            Message = Fill(Message),
            Explanation = Fill(Explanation),
        };
    }
}
