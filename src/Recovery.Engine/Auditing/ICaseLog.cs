using Recovery.Domain;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Auditing;

/// <summary>
/// The log case by case, for whoever takes it away: in the order in which the cases began, page by page. Of what is read up to a settled position
/// nothing changes any more, however long the reading takes. Database trouble surfaces as <see cref="StoreUnavailableException"/>.
/// </summary>
public interface ICaseLog
{
    /// <summary>Position of the last event that is certain: none at or before it will still appear. 0 for an empty log. Waits, briefly, for writers under way.</summary>
    ValueTask<long> SettledPosition(CancellationToken cancellation);

    /// <summary>Up to <paramref name="limit"/> whole cases of a span; none where there are no more.</summary>
    ValueTask<IReadOnlyList<CaseHistory>> Read(CaseSpan span, int limit, CancellationToken cancellation);
}

/// <summary>Which cases are read, and how far.</summary>
/// <param name="After">Cases whose first event lies after this position: the <see cref="CaseHistory.Began"/> of the last one read.</param>
/// <param name="UpTo">Events up to this position.</param>
/// <param name="From">Cases received at or after this instant.</param>
/// <param name="To">Cases received before this instant.</param>
public sealed record CaseSpan(long After, long UpTo, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <summary>A case from its receipt on.</summary>
/// <param name="Events">In version order, at least one.</param>
public sealed record CaseHistory(ComplaintId Complaint, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>Position of its first event: cases come in this order.</summary>
    public long Began => Events[0].Position;
}
