using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Delivering;

namespace Recovery.Postgres.Outbox;

/// <summary>Outbox rows, one of a case and kind at a time, leased and fenced.</summary>
internal sealed class PostgresOutbox(NpgsqlDataSource database) : IOutbox
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ClaimedMessage>> Claim(
        IReadOnlyCollection<string> kinds, int limit, TimeSpan lease, DateTimeOffset now, CancellationToken cancellation) =>
        await database.Query(
            Sql.Of("Outbox/claim"),
            [Database.Value(now.UtcDateTime), Database.Value(limit), Database.Value(lease), Database.Value(kinds.ToArray())],
            row => new ClaimedMessage(
                row.GetInt64(0), new ComplaintId(row.GetGuid(1)), row.GetInt64(2), row.GetString(3), row.TextOrNull(4), row.GetString(5), row.GetInt32(6), row.GetInt64(7)) { Correlation = row.TextOrNull(8) },
            cancellation);

    /// <inheritdoc/>
    public ValueTask<bool> Done(ClaimedMessage message, string? sentAs, CancellationToken cancellation) =>
        Settled("Outbox/done", cancellation, Database.Value(message.Id), Database.Value(message.Token), Database.Text(sentAs));

    /// <inheritdoc/>
    public ValueTask<bool> NotSent(ClaimedMessage message, string reason, CancellationToken cancellation) =>
        Settled("Outbox/not_sent", cancellation, Database.Value(message.Id), Database.Value(message.Token), Database.Text(reason));

    /// <inheritdoc/>
    public ValueTask<bool> Failed(ClaimedMessage message, string reason, DateTimeOffset? retryAt, bool counts, CancellationToken cancellation) => retryAt is { } again
        ? Settled("Outbox/retry", cancellation, Database.Value(message.Id), Database.Value(message.Token), Database.Value(again.UtcDateTime), Database.Text(reason), Database.Value(counts))
        : Settled("Outbox/fail", cancellation, Database.Value(message.Id), Database.Value(message.Token), Database.Text(reason));

    private async ValueTask<bool> Settled(string sql, CancellationToken cancellation, params IReadOnlyList<NpgsqlParameter> parameters) =>
        await database.Execute(Sql.Of(sql), parameters, cancellation) == 1;
}
