using Npgsql;
using Recovery.Engine.Auditing;

namespace Recovery.Postgres.Notarising;

/// <summary>A row of the event table as it stands, whoever wrote it: nothing of it is understood, so nothing of it can be misunderstood.</summary>
internal static class EntryRow
{
    private const string OneTenant = "*DEFAULT*";

    /// <summary>Columns in the order that every query of events selects them.</summary>
    public static LogEntry Of(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.IsDBNull(1) ? Guid.Empty : row.GetGuid(1),
        row.GetInt64(2),
        row.GetString(3),
        row.Instant(4),
        row.GetFieldValue<byte[]>(5),
        row.TextOrNull(6),
        row.TextOrNull(7),
        row.TextOrNull(8),
        row.IsDBNull(9) ? default(ReadOnlyMemory<byte>) : row.GetFieldValue<byte[]>(9),
        !row.IsDBNull(10) && row.GetBoolean(10),
        row.TextOrNull(11) is { } tenant and not OneTenant ? tenant : null);
}
