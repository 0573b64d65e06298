using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Timing;

namespace Recovery.Postgres.Deadlines;

/// <summary>Deadline rows claimed with SKIP LOCKED, a lease and a fencing token.</summary>
internal sealed class DeadlineQueue(NpgsqlDataSource database) : IDeadlineQueue
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DueCase>> Claim(int limit, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellation)
    {
        var claimed = await database.Query(
            Sql.Of("Deadlines/claim"),
            [Instant(now), Database.Value(limit), Database.Value(lease), new NpgsqlParameter<DateTime> { TypedValue = DateTime.MinValue, NpgsqlDbType = NpgsqlDbType.TimestampTz }],
            row => new DueCase(new ComplaintId(row.GetGuid(0)), row.GetFieldValue<DateTimeOffset>(1), row.GetInt64(2)),
            cancellation);
        return [.. claimed.OrderBy(due => due.FiresAt)];
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Settle(DueCase asked, DateTimeOffset? firesAt, CancellationToken cancellation)
    {
        var settled = await database.Query(
            Sql.Of("Deadlines/settle"),
            [
                Database.Value<Guid[]>([asked.Complaint.Value]),
                Database.Value<long[]>([asked.Token]),
                new NpgsqlParameter<DateTime?[]> { TypedValue = [firesAt?.UtcDateTime], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
            ],
            row => row.GetGuid(0),
            cancellation);
        return settled.Count == 1;
    }

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> Next(CancellationToken cancellation)
    {
        var next = await database.Query(
            Sql.Of("Deadlines/next"), [], row => row.IsDBNull(0) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(0), cancellation);
        return next[0];
    }

    private static NpgsqlParameter Instant(DateTimeOffset? at) =>
        new() { Value = at is { } instant ? instant.UtcDateTime : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
