using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Postgres.Reading;

/// <summary>The log case by case, on our tables, for either engine.</summary>
internal sealed class CaseLog(NpgsqlDataSource database) : ICaseLog
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
        return [.. Cases(rows)];
    }

    private static IEnumerable<CaseHistory> Cases(List<StoredEvent> rows)
    {
        var events = new List<RecordedEvent>();
        foreach (var row in rows)
        {
            if (events.Count > 0 && events[0].Complaint.Value != row.Stream)
            {
                yield return new CaseHistory(events[0].Complaint, events);
                events = [];
            }

            events.Add(row.Understood());
        }

        if (events.Count > 0)
            yield return new CaseHistory(events[0].Complaint, events);
    }
}
