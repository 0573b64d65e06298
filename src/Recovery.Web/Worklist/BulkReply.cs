using Recovery.Api.Problems;
using Recovery.Domain;

namespace Recovery.Web.Worklist;

/// <summary>What was asked of several cases at once.</summary>
public enum BulkDeed
{
    /// <summary>Give them to somebody, or to nobody.</summary>
    Assign,

    /// <summary>Send each complainant a message.</summary>
    Send,
}

/// <summary>What became of one of several cases.</summary>
/// <param name="Changed">False where it was already so, or done before.</param>
/// <param name="Problem">Why it was not done; null where it was.</param>
public sealed record BulkLine(ComplaintId Case, string Reference, bool Changed, Problem? Problem);

/// <summary>What became of a command to several cases: a line for each, or what is wrong with the form itself.</summary>
/// <param name="Wrong">What is wrong with what was asked, so that nothing was tried.</param>
/// <param name="NoneChosen">No case was selected.</param>
public sealed record BulkReply(BulkDeed Deed, IReadOnlyList<BulkLine> Lines, IReadOnlyList<ComplaintId> Chosen, Problem? Wrong = null, bool NoneChosen = false)
{
    /// <summary>Done for every case.</summary>
    public bool IsDone => Wrong is null && !NoneChosen && Lines.All(line => line.Problem is null);

    /// <summary>Cases that stay selected: those it was not done for.</summary>
    public IReadOnlyList<ComplaintId> Kept => Wrong is not null ? Chosen : [.. Lines.Where(line => line.Problem is not null).Select(line => line.Case)];
}
