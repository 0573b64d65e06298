using Recovery.Cli.Answering;

namespace Recovery.Cli.Importing;

/// <summary>A CSV file whose header has every column the map speaks of.</summary>
internal sealed class SourceFile
{
    private readonly RecordReader reader;
    private readonly IReadOnlyDictionary<string, int> columns;

    private SourceFile(RecordReader reader, IReadOnlyDictionary<string, int> columns) => (this.reader, this.columns) = (reader, columns);

    /// <summary>Opens the file, or ends with status 2 and the columns it lacks.</summary>
    public static SourceFile Read(string path, ImportMap map)
    {
        var text = SourceText.Read(path, map.Encoding);
        var records = new RecordReader(text, map.Delimiter?[0] ?? SourceText.DelimiterOf(text));
        if (records.Records().FirstOrDefault().Fields is not { } header)
            throw StoppedException.BadArguments($"{path} has no header line");

        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < header.Length; index++)
            places.TryAdd(header[index], index);
        var missing = map.Columns().Where(column => !places.ContainsKey(column)).ToList();
        return missing.Count == 0
            ? new SourceFile(records, places)
            : throw StoppedException.BadArguments($"{path} has no column \"{string.Join("\", \"", missing)}\"; it has: {string.Join(", ", header)}");
    }

    /// <summary>Gives every row to the assembly, and every line that is none as a problem.</summary>
    public void Into(CaseAssembly assembly)
    {
        foreach (var (line, fields, wrong) in reader.Records().Skip(1))
        {
            if (fields is null)
                assembly.Reject(line, wrong!);
            else
                assembly.Add(new Row(line, columns, fields));
        }
    }
}
