using System.Globalization;
using System.Text;
using CsvHelper;
using Recovery.Cli.Answering;
using Recovery.Domain;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;

namespace Recovery.Cli.Exporting;

/// <summary>One record an event (RFC 4180); what the event says is its JSON in the column <c>data</c>.</summary>
internal sealed class CsvLog : ILogWriter
{
    private readonly CsvWriter writer;

    public CsvLog(Stream output)
    {
        writer = CsvWriter.Create(output, leaveOpen: true);
        writer.WriteHeader("position", "complaint", "version", "type", "at", "actor", "role", "onBehalfOf", "correlationId", "causationId", "importedFrom", "data");
    }

    public void Write(RecordedEvent recorded)
    {
        var envelope = recorded.Envelope;
        writer.WriteRecord(
            recorded.Position.ToString(CultureInfo.InvariantCulture),
            recorded.Complaint.ToString(),
            recorded.Version.ToString(CultureInfo.InvariantCulture),
            recorded.StoredName,
            Instants.Text(recorded.At),
            envelope.Actor.Name,
            Words.Of(envelope.Actor.Role),
            envelope.Actor.OnBehalfOf ?? string.Empty,
            envelope.CorrelationId ?? string.Empty,
            envelope.CausationId ?? string.Empty,
            envelope.ImportedFrom ?? string.Empty,
            Encoding.UTF8.GetString(EventJson.Write(recorded.Event)));
    }

    public void Dispose() => writer.Dispose();
}
