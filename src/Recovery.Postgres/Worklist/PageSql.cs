using Npgsql;
using Recovery.Domain;
using Recovery.Engine.Working;
using Recovery.Postgres.Searching;

namespace Recovery.Postgres.Worklist;

/// <summary>One page as SQL. Every fragment is a constant of this file, and each filter has its index (migration 0020); values are parameters.</summary>
internal sealed class PageSql
{
    // The order of open cases, and the key of the index behind it.
    private const string Due = "coalesce(w.next_due, 'infinity')";

    private readonly List<string> conditions = [];
    private readonly List<NpgsqlParameter> parameters = [];

    private PageSql(WorklistQuery query, DateTimeOffset now, bool ended, WorklistCursor? after, int limit, Matches? matching)
    {
        Add(ended ? "w.ended" : "not w.ended");
        Filter(query, now, after, matching);
        if (after is { } cursor)
            After(cursor, ended);
        Text = Ordered(ended ? "w.finished_at desc, w.complaint_id desc" : Due + ", w.complaint_id", limit);
    }

    private PageSql(IReadOnlyCollection<ComplaintId> complaints)
    {
        Add("w.complaint_id = any(@complaints)", Database.Named("complaints", complaints.Select(complaint => complaint.Value).ToArray()));
        Text = Ordered("w.complaint_id", complaints.Count);
    }

    /// <summary>The text of the query.</summary>
    public string Text { get; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<NpgsqlParameter> Parameters => parameters;

    /// <summary>The query of a page within one part of the list, open or ended cases.</summary>
    /// <param name="matching">What matches the query's text; null where it has none.</param>
    public static PageSql Of(WorklistQuery query, DateTimeOffset now, bool ended, WorklistCursor? after, int limit, Matches? matching = null) =>
        new(query, now, ended, after, limit, matching);

    /// <summary>The query of these very cases, whichever part they are in.</summary>
    public static PageSql Of(IReadOnlyCollection<ComplaintId> complaints) => new(complaints);

    /// <summary>True when no case of this part can match, whatever there is.</summary>
    public static bool IsEmpty(WorklistQuery query, bool ended) =>
        (query.Stage is { } stage && ended != stage is Stage.Closed or Stage.Withdrawn or Stage.Merged)
        || (query.Text is { } text && string.IsNullOrWhiteSpace(text))
        || new[] { query.Assignee, query.Team, query.Language, query.Text }.Any(value => value?.Contains('\0', StringComparison.Ordinal) is true);

    private static bool IsPast(WorklistCursor cursor, DateTimeOffset now) => cursor.Ended is false && (cursor.At is not { } at || at > now.UtcDateTime);

    private void Filter(WorklistQuery query, DateTimeOffset now, WorklistCursor? after, Matches? matching)
    {
        if (query.Unassigned)
            Add("coalesce(w.assignee, '') = ''");
        if (query.Assignee is { } assignee)
            Add("coalesce(w.assignee, '') = @assignee", Database.Named("assignee", assignee));
        if (query.Team is { } team)
            Add("w.team = @team", Database.Named("team", team));
        if (query.Channel is { } channel)
            Add("w.channel = @channel", Database.Named("channel", Words.Of(channel)));
        if (query.Stage is { } stage)
            Add("w.stage = @stage", Database.Named("stage", Words.Of(stage)));
        if (query.Severity is { } severity)
            Add("w.severity = @severity", Database.Named("severity", Words.Of(severity)));
        if (query.Language is { } language)
            Add("w.language = @language", Database.Named("language", language));
        if (query.DueWithin is { } within)
            Add(Due + " <= @until", Database.Named("until", Later(now, within)));
        if (query.Breached is { } breached && (breached || !(after is { } cursor && IsPast(cursor, now)))) // of two lower bounds the index may begin at the lesser
            Add(breached ? Due + " <= @now" : Due + " > @now", Database.Named("now", now.UtcDateTime));
        if (matching is not null)
            Matching(matching);
    }

    private void Matching(Matches matching)
    {
        if (matching.Few is { } few)
        {
            Add("w.complaint_id = any(@matching)", Database.Named("matching", few));
            return;
        }

        Add("w.complaint_id in (\n" + Sql.Of("Searching/matches") + ")");
        parameters.AddRange(matching.Asked.Parameters);
    }

    private void After(WorklistCursor cursor, bool ended)
    {
        // DateTime.MaxValue is PostgreSQL's infinity.
        var at = Database.Named("at", cursor.At ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
        parameters.Add(Database.Named("id", cursor.Complaint));
        Add(ended ? "(w.finished_at, w.complaint_id) < (@at, @id)" : "(" + Due + ", w.complaint_id) > (@at, @id)", at);
    }

    private string Ordered(string order, int limit)
    {
        parameters.Add(Database.Named("limit", limit));
        return Sql.Of("Worklist/page")
            .Replace("{conditions}", string.Join("\n  and ", conditions), StringComparison.Ordinal)
            .Replace("{order}", order, StringComparison.Ordinal);
    }

    private void Add(string condition, NpgsqlParameter? parameter = null)
    {
        conditions.Add(condition);
        if (parameter is not null)
            parameters.Add(parameter);
    }

    private static DateTime Later(DateTimeOffset now, TimeSpan within) =>
        within < DateTimeOffset.MaxValue - now ? (now + within).UtcDateTime : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
}

/// <summary>What matches a text.</summary>
/// <param name="Few">The cases, where they are few; null: the list is walked and each case asked.</param>
internal sealed record Matches(Question Asked, Guid[]? Few);
