using System.Text.Json;
using System.Text.Json.Serialization;
using Recovery.Cli.Answering;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Cli.Importing;

/// <summary>What a file's columns mean; <c>ops/import/README.md</c> describes every member.</summary>
/// <param name="Shape"><c>event-log</c>: many rows a case, one per event. <c>case-table</c>: one row a case.</param>
/// <param name="System">Name of the system it comes from; with the case's id there it makes the case known for ever.</param>
internal sealed record ImportMap(
    string Shape,
    string System,
    string Language,
    CaseColumns Case,
    TimeRule Time,
    EventColumns? Event = null,
    string Pack = "imported",
    string? Delimiter = null,
    string? Encoding = null)
{
    public const string EventLog = "event-log";
    public const string CaseTable = "case-table";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a map, or ends with status 2 and all that is wrong with it.</summary>
    public static ImportMap Read(string json, string path)
    {
        try
        {
            var map = JsonSerializer.Deserialize<ImportMap>(json, Strict) ?? throw new JsonException("it is empty");
            var wrong = map.Wrong().ToList();
            return wrong.Count == 0 ? map : throw StoppedException.BadArguments($"{path} is not an import map:\n  " + string.Join("\n  ", wrong));
        }
        catch (JsonException unreadable)
        {
            throw StoppedException.BadArguments($"{path} is not an import map: {unreadable.Message}");
        }
    }

    /// <summary>The columns it speaks of; all must be in the file.</summary>
    public IEnumerable<string> Columns() => Case.Columns().Concat(Event?.Columns() ?? []).Distinct(StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> Wrong()
    {
        if (Shape is not (EventLog or CaseTable))
            yield return $"shape: \"{Shape}\" is neither \"{EventLog}\" nor \"{CaseTable}\"";
        if (string.IsNullOrWhiteSpace(System))
            yield return "system: name the system the file comes from";
        if (!Reception.Languages.Contains(Language, StringComparer.Ordinal))
            yield return $"language: one of {string.Join(", ", Reception.Languages)}";
        if (Shape == EventLog && Event is null)
            yield return "event: an event log needs the columns of its events";
        if (Delimiter is { Length: not 1 })
            yield return "delimiter: one character, or leave it out to have it found";
        foreach (var wrong in Case.Wrong().Concat(Event?.Wrong() ?? []).Concat(Time.Wrong()))
            yield return wrong;
    }
}

/// <summary>Columns that say something of the case as a whole. <c>narrative</c>, <c>touchpoint</c>, <c>product</c> and the complainant's are templates: <c>{column}</c>.</summary>
/// <param name="Deadlines">Milestone → column with the deadline that system had fixed.</param>
internal sealed record CaseColumns(
    string Id,
    string Received,
    ChannelRule Channel,
    string Narrative,
    string? Ended = null,
    IReadOnlyDictionary<string, string>? Deadlines = null,
    string? Actor = null,
    string? Touchpoint = null,
    string? Product = null,
    ComplainantColumns? Complainant = null)
{
    public IEnumerable<string> Columns() => new[] { Id, Received, Channel.Column, Ended, Actor }.OfType<string>()
        .Concat(Deadlines?.Values ?? [])
        .Concat(new[] { Narrative, Touchpoint, Product, Complainant?.Name, Complainant?.Email, Complainant?.Phone }.SelectMany(Template.Columns));

    public IEnumerable<string> Wrong() => Channel.Wrong();
}

/// <summary>Templates for who complained, where the file says.</summary>
internal sealed record ComplainantColumns(string? Name = null, string? Email = null, string? Phone = null);

/// <summary>Columns of one event, and what activities are called here.</summary>
/// <param name="Activities">Activity → one of <see cref="HistoryStep.Names"/>.</param>
/// <param name="Otherwise">What an activity that is not listed becomes.</param>
internal sealed record EventColumns(
    string Activity,
    string Time,
    string? Actor = null,
    IReadOnlyDictionary<string, string>? Activities = null,
    string Otherwise = HistoryStep.Note)
{
    public IEnumerable<string> Columns() => new[] { Activity, Time, Actor }.OfType<string>();

    public string StepOf(string activity) => Activities?.GetValueOrDefault(activity) ?? Otherwise;

    public IEnumerable<string> Wrong() => (Activities?.Values ?? []).Append(Otherwise)
        .Where(name => !HistoryStep.Names.Contains(name, StringComparer.Ordinal))
        .Select(name => $"event.activities: \"{name}\" is not one of {string.Join(", ", HistoryStep.Names)}");
}
