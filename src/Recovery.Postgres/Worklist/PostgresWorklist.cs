using Npgsql;
using Recovery.Audit.Sealing;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Sealing;
using Recovery.Engine.Working;
using Recovery.Postgres.Searching;
using Recovery.Postgres.Vault;

namespace Recovery.Postgres.Worklist;

/// <summary>
/// The worklist by keyset. Open cases come by due instant, earliest first; ended ones after them, last ended first.
/// A case whose deadline has passed counts as due within any time.
/// </summary>
public sealed class PostgresWorklist(NpgsqlDataSource database, CaseKeys keys) : IWorklist
{
    /// <summary>Most rows of one page.</summary>
    public const int LongestPage = 500;

    private const int FewMatches = 5000; // at a million cases, fetching so many costs what walking to a page of matches more frequent costs

    /// <inheritdoc/>
    public async ValueTask<WorklistPage> Page(WorklistQuery query, DateTimeOffset now, CancellationToken cancellation)
    {
        var after = query.After is { } text ? WorklistCursor.Parse(text) : (WorklistCursor?)null;
        if (after is { } cursor && query.Ended is { } only && cursor.Ended != only)
            throw new MalformedCursorException(); // a cursor of the other part of the list

        var limit = Math.Clamp(query.Limit, 1, LongestPage);
        var found = new List<Listing>(limit + 1);
        foreach (var ended in (bool[])[false, true])
        {
            if (query.Ended == !ended || (after is { Ended: true } && !ended) || found.Count > limit || PageSql.IsEmpty(query, ended))
                continue;
            PageSql PageOf(Matches? matching) =>
                PageSql.Of(query, now, ended, after is { } from && from.Ended == ended ? from : null, limit + 1 - found.Count, matching);
            found.AddRange(await (query.Text is { } words ? Searched(words, PageOf, ended, cancellation) : Listed(PageOf(null), ended, cancellation)));
        }

        return new WorklistPage(await Opened(found.Take(limit), cancellation), found.Count > limit ? found[limit - 1].At.ToString() : null);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<WorklistItem>> Rows(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation)
    {
        var rows = PageSql.Of(complaints);
        return await Opened(await database.Query(rows.Text, rows.Parameters, row => Read(row, ended: false), cancellation), cancellation);
    }

    /// <summary>The rows with what they show of the complainants opened.</summary>
    private async ValueTask<IReadOnlyList<WorklistItem>> Opened(IEnumerable<Listing> rows, CancellationToken ct)
    {
        var listed = rows.ToList();
        var seals = await keys.Of(listed.Where(row => row.Shown.IsSealed).Select(row => row.Item.Complaint.Value), ct);
        return [.. listed.Select(row => row.Open(seals.GetValueOrDefault(row.Item.Complaint.Value) ?? NoKey.Destroyed))];
    }

    private ValueTask<List<Listing>> Listed(PageSql page, bool ended, CancellationToken ct) =>
        database.Query(page.Text, page.Parameters, row => Read(row, ended), ct);

    /// <summary>
    /// Few matches are fetched and sorted; of many, the next page lies near in the list, which is walked. The planner knows the frequency
    /// of common words only, so the matches themselves are asked first.
    /// </summary>
    private ValueTask<List<Listing>> Searched(string words, Func<Matches, PageSql> pageOf, bool ended, CancellationToken ct) =>
        database.Run(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(ct);
                if (await Question.Of(connection, keys.House, words, ct) is not { } question)
                    return [];
                await using (var plan = connection.Command(Sql.Of("Worklist/plan_each_time")))
                    await plan.ExecuteNonQueryAsync(ct);
                await using var find = connection.Command(
                    Sql.Of("Searching/matches") + "limit @most", [.. question.Parameters, Database.Named("most", FewMatches + 1)]);
                var matching = await find.Rows(row => row.GetGuid(0), ct);
                var page = pageOf(new Matches(question, matching.Count <= FewMatches ? [.. matching] : null));
                await using var command = connection.Command(page.Text, page.Parameters);
                var rows = await command.Rows(row => Read(row, ended), ct);
                await transaction.CommitAsync(ct);
                return rows;
            },
            ct);

    private static Listing Read(NpgsqlDataReader row, bool ended)
    {
        var item = new WorklistItem(
            new ComplaintId(row.GetGuid(0)),
            row.GetString(1),
            row.GetInt32(2),
            Word<Stage>(row, 3),
            Word<Channel>(row, 4),
            row.GetString(5),
            Word<Severity>(row, 6),
            Word<Procedure>(row, 7),
            Text(row, 8),
            Text(row, 9),
            Complainant: null,
            Excerpt: null,
            row.GetFieldValue<DateTimeOffset>(12),
            row.IsDBNull(13) ? null : row.GetFieldValue<DateTimeOffset>(13),
            Text(row, 14),
            ClocksJson.Read(row.GetFieldValue<byte[]>(15)),
            row.GetString(16),
            row.GetString(17),
            row.GetInt32(18),
            row.GetInt32(19));
        var at = ended ? Instant(row, 20) : Instant(row, 13);
        return new Listing(item, new WorklistCursor(ended, at, item.Complaint.Value), new RowColumns(row.GetString(10), row.GetString(11)));
    }

    private static DateTime? Instant(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T Word<T>(NpgsqlDataReader row, int column)
        where T : struct, Enum =>
        Words.TryRead<T>(row.GetString(column), out var word) ? word : throw new InvalidDataException($"{row.GetName(column)}: {row.GetString(column)}");

    /// <summary>A row, what it shows of the complainant still sealed.</summary>
    private sealed record Listing(WorklistItem Item, WorklistCursor At, RowColumns Shown)
    {
        public WorklistItem Open(ISeal seal) => Item with { Complainant = Shown.OpenComplainant(seal), Excerpt = Shown.OpenExcerpt(seal) };
    }
}
