using Recovery.Engine.Working;

namespace Recovery.Postgres.Worklist;

/// <summary>What of a case's personal data its row shows.</summary>
internal static class RowColumns
{
    /// <summary>The complainant's name; nothing once it was erased.</summary>
    public static string Complainant(WorklistRow row) => row.State.Erased ? string.Empty : row.State.Complainant.Name.Reveal();

    /// <summary>Beginning of the complainant's words; nothing once they were erased.</summary>
    public static string Excerpt(WorklistRow row) => row.State.Erased ? string.Empty : row.Excerpt?.Reveal() ?? string.Empty;
}
