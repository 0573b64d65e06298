using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Recovery.Domain;
using Recovery.Engine.Reading;

namespace Recovery.Stories;

/// <summary>What today's code makes of a story, version by version, as a text that is compared and read.</summary>
internal static class Telling
{
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// At the first and the last version, and every fourth between: stage, next step, rules, every clock as it stands, and what had been said since the
    /// version before. One JSON object a line.
    /// </summary>
    public static string Of(Story story)
    {
        var text = new StringBuilder();
        var told = 0;
        foreach (var version in Enumerable.Range(1, story.Events.Count).Where(version => version % 4 == 1 || version == story.Events.Count))
        {
            text.Append(JsonSerializer.Serialize(At(story.At(version), told), Line)).Append('\n');
            told = version;
        }

        return text.ToString();
    }

    private static object At(CaseAt at, int told)
    {
        var view = CaseView.Of(at);
        return new
        {
            version = view.Version,
            at = Text(at.At),
            stage = Words.Of(view.Stage),
            next = view.NextStep is { } next ? Words.Of(next) : null,
            severity = Words.Of(view.Severity),
            procedure = Words.Of(view.Procedure),
            pack = view.Pack,
            calendar = view.Calendar,
            assignee = view.Assignee,
            erased = view.Erased,
            clocks = view.Clocks.Select(clock => $"{clock.Clock} {Words.Of(clock.State)} due {Text(clock.DueAt)} stopped {Text(clock.StoppedAt)}"),
            said = view.Said.Where(line => line.Recorded.Version > told).Select(line => $"{line.Recorded.Version} {line.Recorded.By}{(line.Recorded.OnBehalfOf is { } behalf ? " for " + behalf : "")} {Words.Of(line.Voice)}: {line.Text.Reveal()}"),
        };
    }

    private static string Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "-";
}
