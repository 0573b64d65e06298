using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Engine.Sealing;

namespace Recovery.Postgres.Arriving;

/// <summary>A row of the arrivals, what is personal in it still sealed.</summary>
internal sealed record KeptArrival(Arrival Plain, string Sender, string? Subject, string Said, string? MessageId, string? Reason)
{
    /// <summary>Columns in the order that every query of this folder selects them.</summary>
    public static KeptArrival Of(NpgsqlDataReader row) => new(
        new Arrival(
            row.GetGuid(0),
            Word<ArrivalKind>(row.GetString(1)),
            new SourceRef(row.GetString(2), row.GetString(3)),
            row.Instant(4),
            Word<Direction>(row.GetString(5)),
            Personal.Empty,
            null,
            Personal.Empty,
            row.GetString(9),
            row.GetString(10),
            null,
            row.TextOrNull(12),
            Word<ArrivalState>(row.GetString(13)),
            row.IsDBNull(14) ? null : new ComplaintId(row.GetGuid(14)),
            [.. row.GetFieldValue<Guid[]>(15).Select(id => new ComplaintId(id))],
            row.InstantOrNull(16),
            row.TextOrNull(17),
            row.TextOrNull(18),
            null,
            row.GetInt32(20)),
        row.GetString(6),
        row.TextOrNull(7),
        row.GetString(8),
        row.TextOrNull(11),
        row.TextOrNull(19));

    /// <summary>The arrival as whoever has its key reads it.</summary>
    public Arrival Open(ISeal seal) => Plain with
    {
        Sender = seal.Open(Sender),
        Subject = Subject is null ? null : seal.Open(Subject),
        Text = seal.Open(Said),
        MessageId = MessageId is not null && seal.Open(MessageId) is { IsWithheld: false } id ? id.Reveal() : null,
        Reason = Reason is null ? null : seal.Open(Reason),
    };

    private static T Word<T>(string written)
        where T : struct, Enum => Words.TryRead<T>(written, out var value) ? value : throw new InvalidDataException($"arrivals: {written}");
}
