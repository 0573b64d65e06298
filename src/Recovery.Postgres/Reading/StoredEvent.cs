using System.Text;
using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Sealing;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Reading;

/// <summary>A row of the event table, its data still the bytes that the database sent: reading and understanding are two steps, on two threads if need be.</summary>
internal readonly record struct StoredEvent(
    long Position,
    Guid Stream,
    int Version,
    string Name,
    DateTimeOffset At,
    byte[] Data,
    string? UserName,
    string? CorrelationId,
    string? CausationId,
    byte[] Headers)
{
    private static readonly byte[] Marked = Encoding.UTF8.GetBytes('"' + SealedText.Mark);

    /// <summary>Columns in the order that every query of this folder selects them.</summary>
    public static StoredEvent Of(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetGuid(1),
        checked((int)row.GetInt64(2)),
        row.GetString(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<byte[]>(5),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.IsDBNull(8) ? null : row.GetString(8),
        row.IsDBNull(9) ? [] : row.GetFieldValue<byte[]>(9));

    /// <summary>Whether there is anything in it that needs a key.</summary>
    public bool IsSealed => Data.AsSpan().IndexOf(Marked) >= 0;

    /// <summary>The event understood, its personal data opened.</summary>
    /// <exception cref="UnreadableEventException">This version does not know the event, or its data is not of its shape.</exception>
    public RecordedEvent Understood(ISeal seal)
    {
        var fact = EventJson.Today.Read(Name, Data, seal);
        try
        {
            return new RecordedEvent(Position, new ComplaintId(Stream), Version, Name, At, fact, EnvelopeJson.Read(UserName, CorrelationId, CausationId, Headers));
        }
        catch (System.Text.Json.JsonException wrong)
        {
            throw new UnreadableEventException(Name, "its headers: " + wrong.Message, wrong);
        }
    }
}
