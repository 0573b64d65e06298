using Npgsql;
using Recovery.Engine.Reading;

namespace Recovery.Postgres.Reporting;

/// <summary>Reports in one statement each, so that their figures are of one instant.</summary>
public sealed class PostgresReports(NpgsqlDataSource database) : IReports
{
    /// <inheritdoc/>
    public async ValueTask<OnTimeReport> OnTime(DateTimeOffset now, CancellationToken cancellation)
    {
        var lines = await database.Query(Sql.Of("Reporting/on_time"), [Database.Value(now.UtcDateTime)], Read, cancellation);
        return new OnTimeReport(
            lines.Single(line => line.What == "all").Figures, Of(lines, "channel"), Of(lines, "milestone"), Of(lines, "pack"), Of(lines, "month"));
    }

    private static Line Read(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), new OnTimeFigures(row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)));

    private static SortedDictionary<string, OnTimeFigures> Of(List<Line> lines, string what) =>
        new(lines.Where(line => line.What == what).ToDictionary(line => line.Which, line => line.Figures, StringComparer.Ordinal), StringComparer.Ordinal);

    private sealed record Line(string What, string Which, OnTimeFigures Figures);
}
