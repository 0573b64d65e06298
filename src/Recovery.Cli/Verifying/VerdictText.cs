using System.Text.Json;
using Recovery.Audit.Verifying;

namespace Recovery.Cli.Verifying;

/// <summary>A verdict for a machine or a person.</summary>
internal static class VerdictText
{
    /// <summary>As the members of a JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, Verdict verdict)
    {
        writer.WriteBoolean("verified", verdict.IsWhole);
        writer.WriteString("origin", verdict.Origin);
        writer.WriteNumber("events", verdict.Size);
        writer.WriteNumber("read", verdict.Read);
        writer.WriteNumber("waiting", verdict.Waiting);
        writer.WriteNumber("checkpoints", verdict.Checkpoints);
        if (verdict.Telling is { } telling)
        {
            writer.WriteString("change", Word(telling.Change));
            if (verdict.FirstPosition is { } position)
                writer.WriteNumber("position", position);
            writer.WriteString("words", telling.Words);
        }

        writer.WriteStartArray("findings");
        foreach (var finding in verdict.Findings)
        {
            writer.WriteStartObject();
            writer.WriteString("change", Word(finding.Change));
            if (finding.Position is { } position)
                writer.WriteNumber("position", position);
            writer.WriteString("words", finding.Words);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("remarks");
        foreach (var remark in verdict.Remarks)
            writer.WriteStringValue(remark);
        writer.WriteEndArray();
    }

    /// <summary>The most telling first.</summary>
    public static void Show(Verdict verdict)
    {
        if (verdict.Telling is { } telling)
        {
            Console.WriteLine(verdict.FirstPosition is { } position
                ? $"NOT VERIFIED: {Word(telling.Change)}, the first position that does not fit is {position}."
                : $"NOT VERIFIED: {Word(telling.Change)}.");
            Console.WriteLine(telling.Words);
            foreach (var other in verdict.Findings.Where(one => one != telling))
                Console.WriteLine($"Also: {other.Words}");
        }
        else
        {
            Console.WriteLine($"Verified: {verdict.Size} events of {verdict.Origin} are what was signed, by {verdict.Checkpoints} checkpoint{(verdict.Checkpoints == 1 ? "" : "s")}; {verdict.Waiting} are not notarised yet.");
        }

        foreach (var remark in verdict.Remarks)
            Console.WriteLine(remark);
    }

    /// <summary>"DeletedAtTail" as "deleted-at-tail".</summary>
    private static string Word(Change change) => JsonNamingPolicy.KebabCaseLower.ConvertName(change.ToString());
}
