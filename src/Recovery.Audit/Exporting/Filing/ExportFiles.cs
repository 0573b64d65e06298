using Recovery.Audit.Exporting.Disclosing;
using Recovery.Audit.Exporting.Ocel;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Audit.Exporting.Filing;

/// <summary>Opens files to export into.</summary>
public static class ExportFiles
{
    /// <summary>Begins a file, or with <paramref name="resume"/> goes on with one: then it ends where it was to end when it began.</summary>
    /// <exception cref="ExportFileException">It cannot be gone on with.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static IExportFile Open(string path, bool resume, ExportOrder order, Disclosure disclosure, IEventStore store, ICaseLog cases)
    {
        var line = order.Line(disclosure.WithText, disclosure.WithNames);
        if (order.Format == OcelFile.Format)
            return resume ? OcelFile.GoOn(path, line, order, disclosure, store, cases) : OcelFile.Begin(path, line, order, disclosure, store, cases);
        if (!resume)
            return TextExportFile.Begin(path, new ExportMark(line, order.UpTo, Place.Begin), ExportFormats.Open(order, disclosure, store, cases));
        var mark = TextExportFile.Read(path, line);
        return TextExportFile.GoOn(path, mark, ExportFormats.Open(order with { UpTo = mark.UpTo }, disclosure, store, cases));
    }
}
