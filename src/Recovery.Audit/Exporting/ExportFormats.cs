using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Exporting.Lines;
using Recovery.Audit.Exporting.Ocel;
using Recovery.Audit.Exporting.Xes;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Audit.Exporting;

/// <summary>What a format looks like from outside.</summary>
/// <param name="Name">As people ask for it.</param>
/// <param name="MediaType">Of its documents.</param>
/// <param name="Ending">Of its file names, with the dot.</param>
/// <param name="IsOfCases">True where it tells whole cases; false where it tells single events.</param>
/// <param name="IsText">True for a document that can be streamed; false for one that only a file can hold.</param>
/// <param name="Readings">How often the log is read for it.</param>
public sealed record ExportFormat(string Name, string MediaType, string Ending, bool IsOfCases, bool IsText = true, int Readings = 1);

/// <summary>The formats there are, and who writes them.</summary>
public static class ExportFormats
{
    /// <summary>The log, or cases of it, exactly as signed, with all that it takes to verify it: <see cref="Bundling.BundleWriter"/> writes it, and nothing of it can be chosen.</summary>
    public const string Bundle = "jsonl";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new(Bundle, "application/jsonl", ".jsonl", IsOfCases: false),
        new("ndjson", "application/x-ndjson", ".ndjson", IsOfCases: false),
        new("csv", "text/csv; charset=utf-8; header=present", ".csv", IsOfCases: false),
        new("xes", "application/xml", ".xes", IsOfCases: true),
        new("ocel-json", "application/json", ".ocel.json", IsOfCases: true, Readings: 2),
        new(OcelFile.Format, "application/vnd.sqlite3", ".ocel.sqlite", IsOfCases: true, IsText: false),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>The format of a name; null where there is none.</summary>
    public static ExportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>Begins, or goes on with, an export whose format is text.</summary>
    /// <exception cref="ArgumentException">The format is none, or no text.</exception>
    public static IExport Open(ExportOrder order, Disclosure disclosure, IEventStore store, ICaseLog cases)
    {
        var source = new ExportSource(store, cases, order);
        return order.Format switch
        {
            "ndjson"    => new JsonLines(source, disclosure),
            "csv"       => new CsvLines(source, disclosure),
            "xes"       => new XesExport(source, disclosure),
            "ocel-json" => new OcelJsonExport(source, disclosure),
            _           => throw new ArgumentException($"{order.Format} is no format that can be streamed", nameof(order)),
        };
    }
}
