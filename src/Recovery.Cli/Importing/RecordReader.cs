using System.Globalization;
using CsvHelper;

namespace Recovery.Cli.Importing;

/// <summary>
/// Records of a CSV text, each with the line it began on. A record may run over several lines inside quotes. A line whose quotes do not close, or whose
/// number of fields is not the header's, is a problem of that line alone: reading goes on with the next.
/// </summary>
internal sealed class RecordReader(string text, char delimiter)
{
    private const int LongestRecord = 500; // lines; a quote left open must not swallow the file

    private readonly List<(int Start, int End)> lines = Lines(text);
    private readonly CsvReaderOptions format = new()
    {
        Separator = delimiter,
        HasHeader = false,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        BufferSize = 4096,
    };

    /// <summary>The records in order; blank lines are none. A malformed line has no fields and says why.</summary>
    public IEnumerable<(int Line, string[]? Fields, string? Wrong)> Records()
    {
        var width = 0;
        for (var line = 0; line < lines.Count;)
        {
            var last = LastLine(line);
            var (fields, wrong) = last is { } end ? Fields(line, end, width) : (null, "malformed: a quote is opened and never closed");
            if (wrong is not null && last > line)
                wrong = "malformed: a quote is not closed"; // the lines it would run over may be sound by themselves
            if (fields is not [""])
                yield return (line + 1, wrong is null ? fields : null, wrong);
            if (width == 0 && fields is { Length: > 0 })
                width = fields.Length;
            line = (wrong is null ? last!.Value : line) + 1;
        }
    }

    private (string[]? Fields, string? Wrong) Fields(int first, int last, int width)
    {
        try
        {
            using var reader = CsvReader.FromText(text[lines[first].Start..lines[last].End], format);
            string[] fields = reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)] : [""];
            while (width > 0 && fields.Length > width && fields[^1].Length == 0)
                fields = fields[..^1];
            return fields is [""] || width == 0 || fields.Length == width
                ? (fields, null)
                : (null, string.Create(CultureInfo.InvariantCulture, $"malformed: {fields.Length} fields where the header has {width}"));
        }
        catch (CsvFormatException)
        {
            return (null, "malformed: a quote in the middle of a field");
        }
    }

    /// <summary>The line on which the record that begins here ends; null where its quotes do not close.</summary>
    private int? LastLine(int first)
    {
        var open = false;
        for (var line = first; line < lines.Count && line < first + LongestRecord; line++)
        {
            open ^= text.AsSpan(lines[line].Start, lines[line].End - lines[line].Start).Count('"') % 2 == 1;
            if (!open)
                return line;
        }

        return null;
    }

    private static List<(int Start, int End)> Lines(string text)
    {
        var found = new List<(int, int)>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var ahead ? start + ahead : text.Length;
            found.Add((start, end));
            start = end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : end + 1;
        }

        return found;
    }
}
