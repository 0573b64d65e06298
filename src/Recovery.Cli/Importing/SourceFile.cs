using Recovery.Cli.Answering;

namespace Recovery.Cli.Importing;

/// <summary>A CSV file, or an XES log (a name that ends in <c>.xes</c>), that has every column the map speaks of.</summary>
internal sealed class SourceFile
{
    private readonly IReadOnlyDictionary<string, int> columns;
    private readonly IEnumerable<(int Line, string[]? Fields, string? Wrong)> rows;

    private SourceFile(IReadOnlyDictionary<string, int> columns, IEnumerable<(int Line, string[]? Fields, string? Wrong)> rows) => (this.columns, this.rows) = (columns, rows);

    /// <summary>Opens the file, or ends with status 2 and the columns it lacks.</summary>
    public static SourceFile Read(string path, ImportMap map)
    {
        var source = path.EndsWith(".xes", StringComparison.OrdinalIgnoreCase) ? OfXes(path, map) : OfCsv(path, map);
        var missing = map.Columns().Where(column => !source.columns.ContainsKey(column)).ToList();
        return missing.Count == 0
            ? source
            : throw StoppedException.BadArguments($"{path} has no column \"{string.Join("\", \"", missing)}\"; it has: {string.Join(", ", source.columns.OrderBy(column => column.Value).Select(column => column.Key))}");
    }

    /// <summary>Gives every row to the assembly, and every line that is none as a problem.</summary>
    public void Into(CaseAssembly assembly)
    {
        foreach (var (line, fields, wrong) in rows)
        {
            if (fields is null)
                assembly.Reject(line, wrong!);
            else
                assembly.Add(new Row(line, columns, fields));
        }
    }

    private static SourceFile OfXes(string path, ImportMap map)
    {
        if (map.Shape != ImportMap.EventLog)
            throw StoppedException.BadArguments($"an XES log is of shape \"{ImportMap.EventLog}\", not \"{map.Shape}\"");
        var log = XesRows.Read(path);
        return new SourceFile(log.Columns, log.Rows);
    }

    private static SourceFile OfCsv(string path, ImportMap map)
    {
        var text = SourceText.Read(path, map.Encoding);
        var records = new RecordReader(text, map.Delimiter?[0] ?? SourceText.DelimiterOf(text));
        if (records.Records().FirstOrDefault().Fields is not { } header)
            throw StoppedException.BadArguments($"{path} has no header line");

        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < header.Length; index++)
            places.TryAdd(header[index], index);
        return new SourceFile(places, records.Records().Skip(1));
    }
}
