using Recovery.Domain;
using Recovery.Domain.Sla;

namespace Recovery.Engine.Working;

/// <summary>What to list. Null means any. Order: earliest open deadline first, cases without one last.</summary>
/// <param name="Unassigned">Only cases that nobody has.</param>
/// <param name="Ended">False (default): open cases; true: those that are over; null: both.</param>
/// <param name="DueWithin">Only cases whose next deadline lies within this time from now.</param>
/// <param name="Breached">Only cases with (or without) an owed clock past due.</param>
/// <param name="Text">Words in the narrative, restatement, contacts, name or reference.</param>
/// <param name="After">Cursor of the page before; opaque.</param>
public sealed record WorklistQuery(
    string? Assignee = null,
    bool Unassigned = false,
    string? Team = null,
    Channel? Channel = null,
    Stage? Stage = null,
    Severity? Severity = null,
    string? Language = null,
    TimeSpan? DueWithin = null,
    bool? Breached = null,
    string? Text = null,
    bool? Ended = false,
    string? After = null,
    int Limit = 50);

/// <summary>A row as read back.</summary>
public sealed record WorklistItem(
    ComplaintId Complaint,
    string Reference,
    int Version,
    Stage Stage,
    Channel Channel,
    string Language,
    Severity Severity,
    Procedure Procedure,
    string? Assignee,
    string? Team,
    Personal? Complainant,
    Personal? Excerpt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? NextDue,
    string? NextMilestone,
    IReadOnlyList<ClockLine> Clocks,
    string Pack,
    string Calendar,
    int PriorContacts,
    int BrokenPromises);

/// <summary>A page and the cursor of the next; null on the last.</summary>
public sealed record WorklistPage(IReadOnlyList<WorklistItem> Items, string? Next);

/// <summary>The worklist: you read what you wrote.</summary>
public interface IWorklist
{
    /// <summary>One page by keyset, as quick at a million cases as at ten thousand.</summary>
    /// <exception cref="MalformedCursorException">The cursor is not one of ours.</exception>
    ValueTask<WorklistPage> Page(WorklistQuery query, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The rows of these cases, open or ended, in no order; cases there are none of are absent.</summary>
    ValueTask<IReadOnlyList<WorklistItem>> Rows(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation);
}

/// <summary>The cursor was not made by us.</summary>
public sealed class MalformedCursorException() : Exception("the cursor is not one of ours");
