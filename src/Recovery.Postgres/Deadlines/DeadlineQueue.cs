using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Timing;

namespace Recovery.Postgres.Deadlines;

/// <summary>Deadline rows claimed with SKIP LOCKED, a lease and a fencing token.</summary>
internal sealed class DeadlineQueue(NpgsqlDataSource database) : IDeadlineQueue
{
    private const int FromTheBeginning = 20; // every so many claims, for what was appended with a deadline in the past

    private DateTime floor = DateTime.MinValue; // PostgreSQL's -infinity
    private int claims;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DueCase>> Claim(int limit, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellation)
    {
        if (++claims % FromTheBeginning == 0)
            floor = DateTime.MinValue;
        var claimed = await database.Query(
            Sql.Of("Deadlines/claim"),
            [Instant(now), Database.Value(limit), Database.Value(lease), new NpgsqlParameter<DateTime> { TypedValue = floor, NpgsqlDbType = NpgsqlDbType.TimestampTz }],
            row => new DueCase(new ComplaintId(row.GetGuid(0)), row.GetFieldValue<DateTimeOffset>(1), row.GetInt64(2)),
            cancellation);
        claimed.Sort(static (one, other) => one.FiresAt.CompareTo(other.FiresAt));
        floor = claimed.Count == limit ? claimed[^1].FiresAt.UtcDateTime : DateTime.MinValue; // while there is more, not over what is done
        return claimed;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Settle(DueCase asked, DateTimeOffset? firesAt, CancellationToken cancellation) =>
        await Settle([(asked, firesAt)], cancellation) == 1;

    /// <inheritdoc/>
    public async ValueTask<int> Settle(IReadOnlyList<(DueCase Asked, DateTimeOffset? FiresAt)> answers, CancellationToken cancellation)
    {
        var settled = await database.Query(
            Sql.Of("Deadlines/settle"),
            [
                Database.Value(answers.Select(answer => answer.Asked.Complaint.Value).ToArray()),
                Database.Value(answers.Select(answer => answer.Asked.Token).ToArray()),
                new NpgsqlParameter<DateTime?[]>
                {
                    TypedValue = [.. answers.Select(answer => answer.FiresAt?.UtcDateTime)],
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
                },
            ],
            row => row.GetGuid(0),
            cancellation);
        return settled.Count;
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
