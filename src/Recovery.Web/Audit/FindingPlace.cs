using Recovery.Audit.Verifying;
using Recovery.Engine.Auditing;
using Recovery.Web.Shared;

namespace Recovery.Web.Audit;

/// <summary>What stands now at the first position that does not fit.</summary>
/// <param name="Entry">Null where nothing stands there.</param>
/// <param name="Reference">The case it is of; null where it is of none.</param>
public sealed record FindingPlace(long Position, LogEntry? Entry, string? Reference)
{
    /// <summary>The place that a verdict names; null where it names none.</summary>
    internal static async ValueTask<FindingPlace?> Of(Visit visit, Verdict? verdict)
    {
        if (verdict is not { IsWhole: false, FirstPosition: { } position })
            return null;
        var entry = await visit.Ports.Notarised.Entries(position - 1, position, 1, visit.Aborted) is [var found] ? found : null;
        return new FindingPlace(position, entry, entry is null ? null : await ProofPages.ReferenceOf(visit, entry));
    }
}
