using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Reading;

/// <summary>The log case by case, on our tables, for either engine.</summary>
internal sealed class CaseLog(NpgsqlDataSource database, CaseKeys keys) : ICaseLog
{
    /// <inheritdoc/>
    public ValueTask<long> SettledPosition(CancellationToken cancellation) =>
        database.Run(connection => SettledLog.Position(connection, cancellation), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CaseHistory>> Read(CaseSpan span, int limit, CancellationToken cancellation)
    {
        var rows = await database.Query(
            Sql.Of("Reading/cases"),
            [
                Database.Value(span.After),
                Database.Value(span.UpTo),
                Database.Maybe(span.From?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
                Database.Maybe(span.To?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
                Database.Value(limit),
            ],
            StoredEvent.Of,
            cancellation);
        return [.. (await keys.Understood(rows, cancellation)).GroupBy(e => e.Complaint).Select(history => new CaseHistory(history.Key, [.. history]))];
    }
}
