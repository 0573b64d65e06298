using Npgsql;
using NpgsqlTypes;
using Recovery.Audit.Sealing;
using Recovery.Domain;
using Recovery.Engine.Delivering;
using Recovery.Engine.Sealing;
using Recovery.Engine.Storing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Outbox;

/// <summary>The outbox as people see it. What somebody wrote who gave one up is sealed as what is said on its case.</summary>
internal sealed class PostgresDeliveries(NpgsqlDataSource database, CaseKeys keys, IEngineClock clock) : IDeliveries
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Delivery>> Page(DeliveryFilter filter, CancellationToken cancellation) =>
        await Deliveries(
            "Outbox/page",
            [
                Database.Text(filter.State is { } state ? Words.Of(state) : null), Database.Text(filter.Kind), Database.Text(filter.Target),
                Database.Maybe(filter.Complaint?.Value, NpgsqlDbType.Uuid), Database.Maybe(filter.Before, NpgsqlDbType.Bigint), Database.Value(filter.Limit),
            ],
            cancellation);

    /// <inheritdoc/>
    public async ValueTask<Delivery?> Find(long id, CancellationToken cancellation) =>
        (await Deliveries("Outbox/one", [Database.Value(id)], cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async ValueTask<bool> Retry(long id, CancellationToken cancellation) =>
        await database.Execute(Sql.Of("Outbox/revive"), [Database.Value(id), Database.Value(clock.Now.UtcDateTime)], cancellation) == 1;

    /// <inheritdoc/>
    public ValueTask<int> RetryFailed(string kind, string? target, CancellationToken cancellation) =>
        database.Execute(Sql.Of("Outbox/revive_all"), [Database.Value(kind), Database.Text(target), Database.Value(clock.Now.UtcDateTime)], cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> GiveUp(long id, Personal reason, CancellationToken cancellation) =>
        await Find(id, cancellation) is { } one
        && await database.Execute(
            Sql.Of("Outbox/give_up"), [Database.Value(id), Database.Text((await keys.Find(one.Complaint.Value, cancellation) ?? NoKey.Destroyed).Close(reason.Reveal()))], cancellation) == 1;

    /// <inheritdoc/>
    public async ValueTask<Delivery?> Note(string sentAs, string? failure, bool final, CancellationToken cancellation) =>
        await database.Query(Sql.Of("Outbox/note"), [Database.Text(sentAs), Database.Text(failure), Database.Value(final)], row => row.GetInt64(0), cancellation) is [var id, ..]
            ? await Find(id, cancellation)
            : null;

    /// <inheritdoc/>
    public async ValueTask<DeliveryStanding> Standing(CancellationToken cancellation) =>
        (await database.Query(
            Sql.Of("Outbox/standing"),
            [Database.Value(clock.Now.UtcDateTime)],
            row => new DeliveryStanding(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.InstantOrNull(3), row.InstantOrNull(4)),
            cancellation)).Single();

    private async ValueTask<IReadOnlyList<Delivery>> Deliveries(string sql, IReadOnlyList<NpgsqlParameter> parameters, CancellationToken cancellation)
    {
        var rows = await database.Query(Sql.Of(sql), parameters, Of, cancellation);
        var seals = await keys.Of(rows.Where(IsSealed).Select(row => row.Complaint.Value), cancellation);
        return [.. rows.Select(row => IsSealed(row) ? row with { Reason = seals[row.Complaint.Value].Open(row.Reason!.Reveal()) } : row)];
    }

    private static bool IsSealed(Delivery row) => row.Reason is { } reason && SealedText.Is(reason.Reveal());

    private static Delivery Of(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        new ComplaintId(row.GetGuid(1)),
        row.TextOrNull(2),
        row.GetInt64(3),
        row.GetString(4),
        row.TextOrNull(5),
        row.GetString(6),
        (row.GetBoolean(14), row.GetBoolean(15), row.GetBoolean(13)) switch
        {
            (true, _, true) => DeliveryState.NotSent,
            (true, _, _)    => DeliveryState.Delivered,
            (_, true, _)    => DeliveryState.Failed,
            _               => DeliveryState.Waiting,
        },
        row.GetInt32(7),
        row.Instant(8),
        row.Instant(9),
        row.InstantOrNull(10),
        Personal.Maybe(row.TextOrNull(11)),
        row.TextOrNull(12),
        row.TextOrNull(16));
}
