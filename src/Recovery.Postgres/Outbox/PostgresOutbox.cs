using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Delivering;

namespace Recovery.Postgres.Outbox;

/// <summary>Outbox rows, one of a case and kind at a time, leased and fenced.</summary>
internal sealed class PostgresOutbox(NpgsqlDataSource database) : IOutbox
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ClaimedMessage>> Claim(IReadOnlyCollection<string> kinds, int limit, TimeSpan lease, CancellationToken cancellation) =>
        await database.Query(
            Sql.Of("Outbox/claim"),
            [new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz }, Database.Value(limit), Database.Value(lease), Database.Value(kinds.ToArray())],
            row => new ClaimedMessage(
                row.GetInt64(0), new ComplaintId(row.GetGuid(1)), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetInt64(6)),
            cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> Done(ClaimedMessage message, CancellationToken cancellation) =>
        await database.Execute(Sql.Of("Outbox/done"), [Database.Value<long[]>([message.Id]), Database.Value<long[]>([message.Token])], cancellation) == 1;

    /// <inheritdoc/>
    public async ValueTask<bool> Failed(ClaimedMessage message, string reason, DateTimeOffset? retryAt, CancellationToken cancellation)
    {
        var why = reason.Replace("\0", string.Empty, StringComparison.Ordinal);
        var touched = retryAt is { } again
            ? await database.Execute(
                Sql.Of("Outbox/retry"),
                [Database.Value(message.Id), Database.Value(message.Token), Database.Value(again.UtcDateTime), Database.Value(why)],
                cancellation)
            : await database.Execute(Sql.Of("Outbox/fail"), [Database.Value(message.Id), Database.Value(message.Token), Database.Value(why)], cancellation);
        return touched == 1;
    }
}
