using Microsoft.AspNetCore.Http;
using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Working;
using Recovery.Web.Shared;

namespace Recovery.Web.Worklist;

/// <summary>What the worklist shows. Its address says all of it, for everybody alike: "mine" is written as a name.</summary>
/// <param name="Person">Whose cases; null together with <paramref name="Nobodys"/> false: everybody's.</param>
/// <param name="Nobodys">Those nobody has.</param>
/// <param name="Ended">Cases that are over, instead of those that go on.</param>
public sealed record WorklistView(
    string? Person = null,
    bool Nobodys = false,
    string? Team = null,
    Channel? Channel = null,
    Stage? Stage = null,
    Severity? Severity = null,
    string? Language = null,
    Horizon? Due = null,
    bool Late = false,
    bool Ended = false,
    string? Text = null)
{
    /// <summary>Stands for whoever looks.</summary>
    public const string Mine = "mine";

    /// <summary>Stands for nobody.</summary>
    public const string Nobody = "nobody";

    /// <summary>Stands for everybody.</summary>
    public const string Everyone = "everyone";

    private const int LongestText = 200; // as the search field

    /// <summary>Any filter beside whose cases they are.</summary>
    public bool IsNarrowed => this != OnlyWhose;

    /// <summary>The same people's cases, unfiltered.</summary>
    public WorklistView OnlyWhose => new(Person, Nobodys);

    /// <summary>Everybody's.</summary>
    public bool IsEverybodys => Person is null && !Nobodys;

    /// <summary>Where it is.</summary>
    public string Path => "/worklist?" + this;

    /// <summary>Reads an address. Whatever it does not understand is as if it were absent.</summary>
    public static WorklistView Of(IQueryCollection query, Viewer viewer)
    {
        var text = Line(query, "q");
        var (person, nobodys) = Line(query, "who") switch
        {
            Mine        => (viewer.Person?.Name, false),
            Nobody      => (null, true),
            Everyone    => (null, false),
            { } name    => (name, false),
            null        => (text is null && viewer.Person is { Role: Role.Agent } agent ? agent.Name : null, false), // whoever searches, searches everywhere
        };
        return new WorklistView(
            person,
            nobodys,
            Line(query, "team"),
            Word<Channel>(query, "channel"),
            Word<Stage>(query, "stage") is { } stage and not Domain.Stage.None ? stage : null,
            Word<Severity>(query, "severity"),
            Line(query, "language") is { } language && (language == Reception.Undetermined || Reception.Languages.Contains(language, StringComparer.Ordinal)) ? language : null,
            Word<Horizon>(query, "due"),
            Line(query, "late") is "1",
            Line(query, "ended") is "1",
            text);
    }

    /// <summary>The question to the worklist.</summary>
    /// <param name="house">By whose midnight today ends.</param>
    public WorklistQuery Query(DateTimeOffset now, IWorkingCalendar house, string? after = null) => new(
        Person, Nobodys, Team, Channel, Stage, Severity, Language, Due?.Lasts(now, house), Late ? true : null, Text, Ended, after);

    /// <summary>Whether a case still belongs here; its words are not read again.</summary>
    public bool Fits(WorklistItem item, DateTimeOffset now, IWorkingCalendar house) =>
        (item.Stage is Domain.Stage.Closed or Domain.Stage.Withdrawn or Domain.Stage.Merged) == Ended
        && (Person is null || item.Assignee == Person)
        && (!Nobodys || item.Assignee is null)
        && (Team is null || item.Team == Team)
        && (Channel is null || item.Channel == Channel)
        && (Stage is null || item.Stage == Stage)
        && (Severity is null || item.Severity == Severity)
        && (Language is null || item.Language == Language)
        && (Due is not { } due || item.NextDue <= now + due.Lasts(now, house))
        && (!Late || item.NextDue <= now);

    /// <summary>Query string, without the question mark; the same view always reads the same.</summary>
    public override string ToString() => string.Join('&', Parameters().Select(one => one.Name + "=" + Uri.EscapeDataString(one.Value)));

    /// <summary>What the query string says.</summary>
    public IEnumerable<(string Name, string Value)> Parameters()
    {
        var all = new (string Name, string? Value)[]
        {
            ("who", Nobodys ? Nobody : Person ?? Everyone),
            ("team", Team),
            ("channel", Channel is { } channel ? Words.Of(channel) : null),
            ("stage", Stage is { } stage ? Words.Of(stage) : null),
            ("severity", Severity is { } severity ? Words.Of(severity) : null),
            ("language", Language),
            ("due", Due is { } due ? Words.Of(due) : null),
            ("late", Late ? "1" : null),
            ("ended", Ended ? "1" : null),
            ("q", Text),
        };
        return all.Where(one => one.Value is not null).Select(one => (one.Name, one.Value!));
    }

    private static string? Line(IQueryCollection query, string name) =>
        query[name] is [{ } given] && given.Trim() is { Length: > 0 and <= LongestText } value && QueryStrings.IsWellFormed(value) ? value : null;

    private static T? Word<T>(IQueryCollection query, string name)
        where T : struct, Enum => Words.TryRead<T>(Line(query, name), out var word) ? word : null;
}
