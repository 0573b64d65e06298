using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using Recovery.Audit.Exporting.Disclosing;
using Recovery.Domain;
using Recovery.Engine.Storing;

namespace Recovery.Audit.Exporting.Lines;

/// <summary>
/// One record an event (RFC 4180) in position order; what the event says is its JSON in the column <c>data</c>. A part that goes on after a
/// position has no header line, so that it can be put behind what was taken before.
/// </summary>
internal sealed class CsvLines(ExportSource source, Disclosure disclosure) : IExport
{
    private static readonly string[] Header =
        ["position", "complaint", "version", "type", "at", "actor", "role", "onBehalfOf", "imported", "correlationId", "causationId", "importedFrom", "data"];

    private readonly DisclosedJson json = new(disclosure);

    /// <inheritdoc/>
    public async ValueTask<Place> Next(Place place, IBufferWriter<byte> output, CancellationToken cancellation)
    {
        var part = await source.Events(Math.Max(place.Cursor, source.Order.After), cancellation).ConfigureAwait(false);
        using var lines = new MemoryStream();
        using (var writer = CsvWriter.Create(lines, leaveOpen: true))
        {
            if (place == Place.Begin && source.Order.After == 0)
                writer.WriteHeader(Header);
            foreach (var recorded in part?.Events ?? [])
                writer.WriteRecord(Record(recorded));
        }

        output.Write(lines.GetBuffer().AsSpan(0, (int)lines.Length));
        return part is { } read ? place with { Cursor = read.Cursor, Events = place.Events + read.Events.Count } : place.End();
    }

    private string[] Record(RecordedEvent recorded)
    {
        var envelope = recorded.Envelope;
        return
        [
            recorded.Position.ToString(CultureInfo.InvariantCulture),
            recorded.Complaint.ToString(),
            recorded.Version.ToString(CultureInfo.InvariantCulture),
            recorded.StoredName,
            Instants.Text(recorded.At),
            Cell(disclosure.Actor(envelope.Actor)),
            Words.Of(envelope.Actor.Role),
            envelope.Actor.OnBehalfOf is { } behalf ? Cell(disclosure.Staff(behalf)) : string.Empty,
            envelope.ImportedFrom is null ? "false" : "true",
            disclosure.WithText ? Cell(envelope.CorrelationId) : string.Empty,
            disclosure.WithText ? Cell(envelope.CausationId) : string.Empty,
            disclosure.WithText ? Cell(envelope.ImportedFrom) : string.Empty,
            Encoding.UTF8.GetString(json.Of(recorded.Event)),
        ];
    }

    /// <summary>A spreadsheet must not take a name for a formula.</summary>
    private static string Cell(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text ?? string.Empty;
}
