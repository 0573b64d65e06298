using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Engine.Storing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Arriving;

/// <summary>Arrivals in the database: the row, its raw content and the proof it came with in one transaction.</summary>
internal sealed class PostgresArrivals(NpgsqlDataSource database, CaseKeys keys, IEngineClock clock) : IArrivals
{
    private const int MostReached = 10;

    /// <inheritdoc/>
    public ValueTask<Keeping> Keep(NewArrival arrival, SeenProof? proof, CancellationToken cancellation) => database.Run(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (proof is not null && !await Seen(connection, proof, cancellation))
                return new Keeping.Replayed();

            await using var keep = connection.Command(Sql.Of("Arriving/keep"), Columns(arrival));
            var isNew = (await keep.Rows(row => row.GetBoolean(0), cancellation)) is [true];
            await using var find = connection.Command(Sql.Of("Arriving/by_source"), Source(arrival.Source));
            var kept = (await find.Rows(Of, cancellation)).Single();
            await transaction.CommitAsync(cancellation);
            return (Keeping)new Keeping.Kept(kept, isNew);
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask<bool> Remember(SeenProof proof, CancellationToken cancellation) => database.Run(connection => Seen(connection, proof, cancellation), cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> Settle(Guid arrival, IReadOnlyCollection<ArrivalState> from, Settlement settlement, CancellationToken cancellation) =>
        await database.Execute(
            Sql.Of("Arriving/settle"),
            [
                Database.Value(arrival),
                Database.Value(from.Select(Words.Of).ToArray()),
                Database.Text(Words.Of(settlement.State)),
                Database.Maybe(settlement.Complaint?.Value, NpgsqlDbType.Uuid),
                Database.Value((settlement.Offered ?? []).Select(id => id.Value).ToArray()),
                Database.Maybe(settlement.DueAt?.UtcDateTime, NpgsqlDbType.TimestampTz),
                Database.Text(settlement.About),
                Database.Text(settlement.By),
                Database.Text(settlement.Reason),
                Database.Text(settlement.Code),
            ],
            cancellation) == 1;

    /// <inheritdoc/>
    public async ValueTask<Arrival?> Find(Guid arrival, CancellationToken cancellation) =>
        (await database.Query(Sql.Of("Arriving/one"), [Database.Value(arrival)], Of, cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async ValueTask<Arrival?> Find(SourceRef source, CancellationToken cancellation) =>
        (await database.Query(Sql.Of("Arriving/by_source"), Source(source), Of, cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> Content(Guid arrival, CancellationToken cancellation) =>
        (await database.Query(Sql.Of("Arriving/content"), [Database.Value(arrival)], row => row.GetFieldValue<byte[]>(0), cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Arrival>> Page(ArrivalFilter filter, CancellationToken cancellation) =>
        await database.Query(
            Sql.Of(filter.State is ArrivalState.Waiting ? "Arriving/waiting_page" : "Arriving/page"),
            [
                Database.Text(filter.State is { } state ? Words.Of(state) : null),
                Database.Text(filter.Kind is { } kind ? Words.Of(kind) : null),
                Database.Maybe(filter.Complaint?.Value, NpgsqlDbType.Uuid),
                Database.Maybe(filter.Before, NpgsqlDbType.Uuid),
                Database.Value(filter.Limit),
            ],
            Of,
            cancellation);

    /// <inheritdoc/>
    public async ValueTask<(int Count, DateTimeOffset? FirstDue)> Waiting(CancellationToken cancellation) =>
        (await database.Query(Sql.Of("Arriving/waiting"), [], row => (row.GetInt32(0), row.InstantOrNull(1)), cancellation)).Single();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Arrival>> Undecided(TimeSpan longerThan, int limit, CancellationToken cancellation) =>
        await database.Query(Sql.Of("Arriving/undecided"), [Database.Value((clock.Now - longerThan).UtcDateTime), Database.Value(limit), Database.Value(clock.Now.UtcDateTime)], Of, cancellation);

    /// <inheritdoc/>
    public async ValueTask<ComplaintId?> CaseOfMessage(string messageId, CancellationToken cancellation) =>
        await database.Query(Sql.Of("Arriving/case_of_message"), [Database.Text(messageId)], row => row.GetGuid(0), cancellation) is [var id, ..] ? new ComplaintId(id) : null;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DateTimeOffset>> OpenedBy(Personal sender, DateTimeOffset since, CancellationToken cancellation) =>
        await database.Query(Sql.Of("Arriving/opened_by"), [Database.Text(Key(sender)), Database.Value(since.UtcDateTime)], row => row.Instant(0), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReachedCase>> ReachedBy(Personal addressOrNumber, CancellationToken cancellation) => ReachKey.Of(addressOrNumber) is { } key
        ? await Opened(
            await database.Query(
                Sql.Of("Arriving/reached_by"),
                [Database.Text(key), Database.Value(MostReached)],
                row => (Complaint: row.GetGuid(0), Reference: row.GetString(1), Complainant: row.GetString(2)),
                cancellation),
            cancellation)
        : [];

    private async ValueTask<IReadOnlyList<ReachedCase>> Opened(List<(Guid Complaint, string Reference, string Complainant)> rows, CancellationToken cancellation)
    {
        var seals = await keys.Of(rows.Select(row => row.Complaint), cancellation);
        return [.. rows.Select(row => new ReachedCase(new ComplaintId(row.Complaint), row.Reference, seals[row.Complaint].Open(row.Complainant)))];
    }

    private static async ValueTask<bool> Seen(NpgsqlConnection connection, SeenProof proof, CancellationToken cancellation)
    {
        await using var see = connection.Command(
            Sql.Of("Arriving/see"), Database.Text(proof.Scope), Database.Text(proof.Id), Database.Value(proof.Digest.ToArray()), Database.Value(proof.KeepUntil.UtcDateTime));
        return (await see.Rows(row => row.GetBoolean(0), cancellation)) is [true];
    }

    private List<NpgsqlParameter> Columns(NewArrival arrival) =>
    [
        Database.Value(Guid.CreateVersion7(clock.Now)),
        Database.Text(Words.Of(arrival.Kind)),
        .. Source(arrival.Source),
        Database.Value(arrival.At.UtcDateTime),
        Database.Value(clock.Now.UtcDateTime),
        Database.Text(Words.Of(arrival.Direction)),
        Database.Text(arrival.Sender.Reveal()),
        Database.Text(Key(arrival.Sender)),
        Database.Text(arrival.Subject?.Reveal()),
        Database.Text(arrival.Text.Reveal()),
        Database.Text(arrival.Verdict),
        Database.Text(arrival.Code),
        Database.Text(arrival.MessageId),
        Database.Text(arrival.Agent),
        Database.Value(arrival.Content.ToArray()),
    ];

    private static NpgsqlParameter[] Source(SourceRef source) => [Database.Text(source.System), Database.Text(source.Id)];

    private static string Key(Personal sender) => ReachKey.Of(sender) ?? sender.Reveal().Trim().ToLowerInvariant();

    private static Arrival Of(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        Word<ArrivalKind>(row.GetString(1)),
        new SourceRef(row.GetString(2), row.GetString(3)),
        row.Instant(4),
        Word<Direction>(row.GetString(5)),
        Personal.Of(row.GetString(6)),
        Personal.Maybe(row.TextOrNull(7)),
        Personal.Of(row.GetString(8)),
        row.GetString(9),
        row.GetString(10),
        row.TextOrNull(11),
        row.TextOrNull(12),
        Word<ArrivalState>(row.GetString(13)),
        row.IsDBNull(14) ? null : new ComplaintId(row.GetGuid(14)),
        [.. row.GetFieldValue<Guid[]>(15).Select(id => new ComplaintId(id))],
        row.InstantOrNull(16),
        row.TextOrNull(17),
        row.TextOrNull(18),
        row.TextOrNull(19),
        row.GetInt32(20));

    private static T Word<T>(string written)
        where T : struct, Enum => Words.TryRead<T>(written, out var value) ? value : throw new InvalidDataException($"arrivals: {written}");
}
