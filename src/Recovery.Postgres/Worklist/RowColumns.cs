using Recovery.Domain;
using Recovery.Engine.Working;

namespace Recovery.Postgres.Worklist;

/// <summary>What the columns of a worklist row hold that are not plainly a member of the case: defined once, for appends and rebuilds alike.</summary>
internal static class RowColumns
{
    /// <summary>When the case was answered: resolved, or over without that; null while it is open.</summary>
    public static DateTimeOffset? FinishedAt(Complaint state) => state.ResolvedAt ?? state.EndedAt;

    /// <summary>Whether a clock was past due when the row was written; who asks later compares <c>next_due</c> with their own now.</summary>
    public static bool Breached(WorklistRow row, DateTimeOffset at) => row.Next?.DueAt <= at;

    /// <summary>The complainant's name; nothing once it was erased.</summary>
    public static string Complainant(WorklistRow row) => row.State.Erased ? string.Empty : row.State.Complainant.Name.Reveal();

    /// <summary>Beginning of the complainant's words; nothing once they were erased.</summary>
    public static string Excerpt(WorklistRow row) => row.State.Erased ? string.Empty : row.Excerpt?.Reveal() ?? string.Empty;
}
