using Recovery.Domain.Sla;

namespace Recovery.Cli.Importing;

/// <summary>Gathers rows into cases. The first row of a case defines it; a row that is bad, or contradicts it, is left out with its reason.</summary>
internal sealed class CaseAssembly(ImportMap map, DateTimeOffset now)
{
    private readonly Dictionary<string, ImportedCase?> cases = new(StringComparer.Ordinal); // null: its defining row was bad
    private readonly List<Problem> problems = [];

    /// <summary>Sound cases in the order of their first rows.</summary>
    public IEnumerable<ImportedCase> Cases => cases.Values.OfType<ImportedCase>();

    /// <summary>What was left out, in the order of lines.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>A record that could not be read at all.</summary>
    public void Reject(int line, string reason) => problems.Add(new Problem(line, reason));

    /// <summary>Takes one row.</summary>
    public void Add(Row row)
    {
        var id = row[map.Case.Id];
        if (id.Length == 0)
        {
            Reject(row.Line, $"no case id in \"{map.Case.Id}\"");
            return;
        }

        var facts = Facts(row, out var wrong);
        if (!cases.TryGetValue(id, out var known))
            Begin(id, row, facts, wrong);
        else if (known is null)
            return; // reported with its defining row
        else if (map.Shape == ImportMap.CaseTable)
            Reject(row.Line, $"a second row of case {id}");
        else if ((wrong ?? Contradiction(known, facts!)) is { } reason)
            Reject(row.Line, reason);
        else
            Join(known, row, facts!);
    }

    private void Begin(string id, Row row, CaseFacts? facts, string? wrong)
    {
        if (wrong is not null || facts is null)
        {
            cases[id] = null;
            Reject(row.Line, map.Shape == ImportMap.CaseTable ? wrong! : $"{wrong}; case {id} is left out");
            return;
        }

        var begun = new ImportedCase(id, row, facts, []);
        cases[id] = begun;
        AddEvent(begun, row);
    }

    private void Join(ImportedCase known, Row row, CaseFacts facts)
    {
        if (known.Ended is null && facts.Ended is not null)
            (known.Ended, known.EndedLine) = (facts.Ended, row.Line);
        AddEvent(known, row);
    }

    private void AddEvent(ImportedCase known, Row row)
    {
        if (map.Event is not { } columns || map.Shape == ImportMap.CaseTable)
            return;
        if (map.Time.Read(row[columns.Time]) is not { } at)
            Reject(row.Line, $"\"{row[columns.Time]}\" in \"{columns.Time}\" is not a time");
        else if (at > now)
            Reject(row.Line, $"{row[columns.Time]} lies in the future");
        else if (row[columns.Activity].Length == 0)
            Reject(row.Line, $"no activity in \"{columns.Activity}\"");
        else
            known.Events.Add(new EventRow(row.Line, row[columns.Activity], at, row.Maybe(columns.Actor)));
    }

    private CaseFacts? Facts(Row row, out string? wrong)
    {
        var word = row.Maybe(map.Case.Channel.Column);
        var channel = map.Case.Channel.Of(word);
        var received = Time(row, map.Case.Received, out wrong);
        var ended = wrong is null ? Time(row, map.Case.Ended, out wrong) : null;
        var deadlines = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var (milestone, column) in map.Case.Deadlines ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (wrong is null && Time(row, column, out wrong) is { } due)
                deadlines[milestone] = due;
        }

        wrong ??= channel is null ? $"channel \"{word}\" is not in the map" : Impossible(row, received, ended);
        return wrong is null ? new CaseFacts(channel!.Value, word, received!.Value, ended, deadlines) : null;
    }

    private string? Impossible(Row row, DateTimeOffset? received, DateTimeOffset? ended) => (received, ended) switch
    {
        (null, _)                                                  => $"no time in \"{map.Case.Received}\"",
        ({ } start, _) when start > now                            => $"{row[map.Case.Received]} lies in the future",
        (_, { } end) when end > now                                => $"{row[map.Case.Ended!]} lies in the future",
        ({ } start, { } end) when end < start && end.Date < start.Date => $"ended {row[map.Case.Ended!]}, before it was received {row[map.Case.Received]}",
        _                                                          => null,
    };

    private DateTimeOffset? Time(Row row, string? column, out string? wrong)
    {
        var text = row.Maybe(column);
        var at = text.Length == 0 ? null : map.Time.Read(text);
        wrong = text.Length > 0 && at is null ? $"\"{text}\" in \"{column}\" is not a time" : null;
        return at;
    }

    private static string? Contradiction(ImportedCase known, CaseFacts facts)
    {
        if (facts.Channel != known.Facts.Channel)
            return $"channel \"{facts.ChannelWord}\" where line {known.Defining.Line} of case {known.Id} says \"{known.Facts.ChannelWord}\"";
        if (facts.Received != known.Facts.Received)
            return $"another start than line {known.Defining.Line} of case {known.Id}";
        if (facts.Ended is not null && known.Ended is not null && facts.Ended != known.Ended)
            return $"another end than line {known.EndedLine} of case {known.Id}";
        return facts.Deadlines.Any(due => known.Facts.Deadlines.TryGetValue(due.Key, out var first) && first != due.Value)
            ? $"another deadline than line {known.Defining.Line} of case {known.Id}"
            : null;
    }
}
