namespace Recovery.Engine.Auditing;

/// <summary>
/// A row of the log exactly as it is stored, of whatever kind: what the Merkle log is made over. Nothing of it is opened or understood.
/// </summary>
/// <param name="Position">Place in the whole log, rising; some positions have no row.</param>
/// <param name="Stream">The case, or the stream of who read what.</param>
/// <param name="Version">Place in the stream, from 1.</param>
/// <param name="Type">Stored name, e.g. <c>complaint-received.v1</c>.</param>
/// <param name="At">Recorded at, UTC, to the microsecond.</param>
/// <param name="Data">UTF-8 JSON, with personal data sealed.</param>
/// <param name="Headers">UTF-8 JSON of what has no column; empty for none.</param>
/// <param name="Archived">Marked as archived, which hides a row from Marten's readers; we never mark one.</param>
/// <param name="Tenant">Of another tenant than the one there is, which hides it as well.</param>
public sealed record LogEntry(
    long Position,
    Guid Stream,
    long Version,
    string Type,
    DateTimeOffset At,
    ReadOnlyMemory<byte> Data,
    string? UserName,
    string? CorrelationId,
    string? CausationId,
    ReadOnlyMemory<byte> Headers,
    bool Archived = false,
    string? Tenant = null);
