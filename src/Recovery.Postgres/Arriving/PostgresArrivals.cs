using Npgsql;
using NpgsqlTypes;
using Recovery.Audit.Sealing;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Engine.Sealing;
using Recovery.Engine.Storing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Arriving;

/// <summary>Arrivals in the database: the row, its raw content, the key that closes both and the proof it came with in one transaction.</summary>
internal sealed class PostgresArrivals(NpgsqlDataSource database, CaseKeys keys, IEngineClock clock) : IArrivals
{
    private const int MostReached = 10;

    /// <inheritdoc/>
    public async ValueTask<Keeping> Keep(NewArrival arrival, SeenProof? proof, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(clock.Now);
        var closing = keys.Made(id, id);
        var isNew = await database.Run(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                if (proof is not null && !await Seen(connection, proof, cancellation))
                    return (bool?)null;
                await using var keep = connection.Command(Sql.Of("Arriving/keep"), Columns(arrival, closing));
                var kept = (await keep.Rows(row => row.GetBoolean(0), cancellation)) is [true];
                await transaction.CommitAsync(cancellation);
                return kept;
            },
            cancellation);
        if (isNew is null)
            return new Keeping.Replayed();
        if (isNew is true)
            keys.Stored(closing);
        else if (arrival.Kind is ArrivalKind.Call)
            await Renew(arrival, cancellation);
        return new Keeping.Kept((await Find(arrival.Source, cancellation))!, isNew.Value);
    }

    /// <inheritdoc/>
    public ValueTask<bool> Remember(SeenProof proof, CancellationToken cancellation) => database.Run(connection => Seen(connection, proof, cancellation), cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> Settle(Guid arrival, IReadOnlyCollection<ArrivalState> from, Settlement settlement, CancellationToken cancellation) =>
        (await database.Query(
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
                Database.Text(settlement.Reason is { } reason ? (await SealOf(arrival, cancellation)).Close(reason.Reveal()) : null),
                Database.Text(settlement.Code),
            ],
            _ => true,
            cancellation)) is [true];

    /// <inheritdoc/>
    public async ValueTask<Arrival?> Find(Guid arrival, CancellationToken cancellation) =>
        (await Arrivals("Arriving/one", [Database.Value(arrival)], cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async ValueTask<Arrival?> Find(SourceRef source, CancellationToken cancellation) =>
        (await Arrivals("Arriving/by_source", Source(source), cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> Content(Guid arrival, CancellationToken cancellation) =>
        await database.Query(Sql.Of("Arriving/content"), [Database.Value(arrival)], row => (Content: row.GetFieldValue<byte[]>(0), IsSealed: row.GetBoolean(1)), cancellation) is [var (content, isSealed)]
            ? isSealed ? (await SealOf(arrival, cancellation)).Open(content) : content
            : default(ReadOnlyMemory<byte>);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Arrival>> Page(ArrivalFilter filter, CancellationToken cancellation) =>
        await Arrivals(
            filter.State is ArrivalState.Waiting ? "Arriving/waiting_page" : "Arriving/page",
            [
                Database.Text(filter.State is { } state ? Words.Of(state) : null),
                Database.Text(filter.Kind is { } kind ? Words.Of(kind) : null),
                Database.Maybe(filter.Complaint?.Value, NpgsqlDbType.Uuid),
                Database.Maybe(filter.Before, NpgsqlDbType.Uuid),
                Database.Value(filter.Limit),
            ],
            cancellation);

    /// <inheritdoc/>
    public async ValueTask<(int Count, DateTimeOffset? FirstDue)> Waiting(CancellationToken cancellation) =>
        (await database.Query(Sql.Of("Arriving/waiting"), [], row => (row.GetInt32(0), row.InstantOrNull(1)), cancellation)).Single();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Arrival>> Undecided(TimeSpan longerThan, int limit, CancellationToken cancellation) =>
        await Arrivals("Arriving/undecided", [Database.Value((clock.Now - longerThan).UtcDateTime), Database.Value(limit), Database.Value(clock.Now.UtcDateTime)], cancellation);

    /// <inheritdoc/>
    public async ValueTask<ComplaintId?> CaseOfMessage(string messageId, CancellationToken cancellation) =>
        await database.Query(Sql.Of("Arriving/case_of_message"), [Database.Text(keys.House.Messages.Of(messageId))], row => row.GetGuid(0), cancellation) is [var id, ..] ? new ComplaintId(id) : null;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DateTimeOffset>> OpenedBy(Personal sender, DateTimeOffset since, CancellationToken cancellation) =>
        await database.Query(Sql.Of("Arriving/opened_by"), [Database.Text(Key(sender)), Database.Value(since.UtcDateTime)], row => row.Instant(0), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReachedCase>> ReachedBy(Personal addressOrNumber, CancellationToken cancellation) => ReachKey.Of(addressOrNumber) is { } key
        ? await Opened(
            await database.Query(
                Sql.Of("Arriving/reached_by"),
                [Database.Text(keys.House.Reach.Of(key)), Database.Value(MostReached)],
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

    private List<NpgsqlParameter> Columns(NewArrival arrival, Closing closing)
    {
        var (seal, made) = (closing.Seal, closing.Made!);
        return
        [
            Database.Value(made.Owner),
            Database.Text(Words.Of(arrival.Kind)),
            .. Source(arrival.Source),
            Database.Value(arrival.At.UtcDateTime),
            Database.Value(clock.Now.UtcDateTime),
            Database.Text(Words.Of(arrival.Direction)),
            Database.Text(seal.Close(arrival.Sender.Reveal())),
            Database.Text(Key(arrival.Sender)),
            Database.Text(arrival.Subject is { } subject ? seal.Close(subject.Reveal()) : null),
            Database.Text(seal.Close(arrival.Text.Reveal())),
            Database.Text(arrival.Verdict),
            Database.Text(arrival.Code),
            Database.Text(arrival.MessageId is { } id ? seal.Close(id) : null),
            Database.Text(arrival.MessageId is { } found ? keys.House.Messages.Of(found) : null),
            Database.Text(arrival.Agent),
            Database.Value(arrival.Content.IsEmpty ? [] : seal.Close(arrival.Content.Span)),
            Database.Text(made.Master),
            Database.Value(made.Wrapped),
        ];
    }

    private async ValueTask Renew(NewArrival arrival, CancellationToken cancellation)
    {
        if (await Find(arrival.Source, cancellation) is not { } known)
            return;
        var seal = await SealOf(known.Id, cancellation);
        await database.Execute(
            Sql.Of("Arriving/renew"),
            [Database.Value(known.Id), Database.Text(arrival.Verdict), Database.Text(arrival.Code), Database.Text(seal.Close(arrival.Text.Reveal())), Database.Text(arrival.Agent)],
            cancellation);
    }

    private async ValueTask<IReadOnlyList<Arrival>> Arrivals(string sql, IReadOnlyList<NpgsqlParameter> parameters, CancellationToken cancellation)
    {
        var rows = await database.Query(Sql.Of(sql), parameters, KeptArrival.Of, cancellation);
        var seals = await keys.Of(rows.Select(row => row.Plain.Id), cancellation);
        return [.. rows.Select(row => row.Open(seals[row.Plain.Id]))];
    }

    private async ValueTask<ISeal> SealOf(Guid arrival, CancellationToken cancellation) => await keys.Find(arrival, cancellation) ?? NoKey.Destroyed;

    private static NpgsqlParameter[] Source(SourceRef source) => [Database.Text(source.System), Database.Text(source.Id)];

    private string Key(Personal sender) => keys.House.Reach.Of(ReachKey.Of(sender) ?? sender.Reveal().Trim().ToLowerInvariant());
}
