using Recovery.Domain;
using Recovery.Engine.Sealing;
using Recovery.Engine.Working;

namespace Recovery.Postgres.Worklist;

/// <summary>What of a case's personal data its row shows, sealed; nothing once it was erased.</summary>
internal readonly record struct RowColumns(string Complainant, string Excerpt)
{
    /// <summary>The complainant's name, and the beginning of their words.</summary>
    /// <param name="seal">Null for a case from before there was a vault: what its events say in the open, its row does too.</param>
    public static RowColumns Of(WorklistRow row, ISeal? seal) => row.State.Erased
        ? new RowColumns(string.Empty, string.Empty)
        : new RowColumns(Closed(row.State.Complainant.Name, seal), Closed(row.Excerpt, seal));

    /// <summary>Whether a key is needed.</summary>
    public bool IsSealed => SealedText.Is(Complainant) || SealedText.Is(Excerpt);

    /// <summary>The name; null where there is none.</summary>
    public Personal? OpenComplainant(ISeal seal) => Opened(Complainant, seal);

    /// <summary>The words; null where there are none.</summary>
    public Personal? OpenExcerpt(ISeal seal) => Opened(Excerpt, seal);

    private static string Closed(Personal? text, ISeal? seal) =>
        text is null || text.IsWithheld ? string.Empty : seal?.Close(text.Reveal()) ?? text.Reveal();

    private static Personal? Opened(string stored, ISeal seal) => string.IsNullOrWhiteSpace(stored) ? null : seal.Open(stored);
}
