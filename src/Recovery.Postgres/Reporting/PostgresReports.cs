using Npgsql;
using NpgsqlTypes;
using Recovery.Domain;
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

    /// <inheritdoc/>
    public async ValueTask<Forecast> Forecast(IReadOnlyList<DateTimeOffset> bounds, CancellationToken cancellation)
    {
        var limits = new NpgsqlParameter<DateTime[]> { TypedValue = [.. bounds.Select(at => at.UtcDateTime)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };
        var counted = await database.Query(
            Sql.Of("Reporting/forecast"), [limits], row => (What: row.GetString(0), Which: row.GetString(1), Slot: row.GetInt32(2), Cases: row.GetInt32(3)), cancellation);
        return new Forecast(Slots(counted.Where(one => one.What == "all")), By("team"), By("channel"));

        SortedDictionary<string, IReadOnlyList<int>> By(string what) => new(
            counted.Where(one => one.What == what).GroupBy(one => one.Which, StringComparer.Ordinal).ToDictionary(same => same.Key, Slots, StringComparer.Ordinal), StringComparer.Ordinal);

        IReadOnlyList<int> Slots(IEnumerable<(string What, string Which, int Slot, int Cases)> some)
        {
            var slots = new int[bounds.Count + 1];
            foreach (var one in some)
                slots[one.Slot] = one.Cases;
            return slots;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LoadLine>> Load(DateTimeOffset now, TimeSpan soon, CancellationToken cancellation)
    {
        var lines = await database.Query(
            Sql.Of("Reporting/load"),
            [Database.Value(now.UtcDateTime), Database.Value((now + soon).UtcDateTime)],
            row => new LoadLine(row.GetString(0) is { Length: > 0 } name ? name : null, row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4)),
            cancellation);
        return [.. lines.OrderByDescending(line => line.Open).ThenBy(line => line.Assignee, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async ValueTask<OpenOverrides> OpenOverrides(int most, CancellationToken cancellation)
    {
        var found = await database.Query(
            Sql.Of("Reporting/open_overrides"), [Database.Value(most)], row => (Case: new ComplaintId(row.GetGuid(0)), Total: row.GetInt32(1)), cancellation);
        return new OpenOverrides(found is [var first, ..] ? first.Total : 0, [.. found.Select(one => one.Case)]);
    }

    private static Line Read(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), new OnTimeFigures(row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)));

    private static SortedDictionary<string, OnTimeFigures> Of(List<Line> lines, string what) =>
        new(lines.Where(line => line.What == what).ToDictionary(line => line.Which, line => line.Figures, StringComparer.Ordinal), StringComparer.Ordinal);

    private sealed record Line(string What, string Which, OnTimeFigures Figures);
}
