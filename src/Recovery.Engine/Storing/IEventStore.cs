using Recovery.Domain;

namespace Recovery.Engine.Storing;

/// <summary>
/// The log of all complaints and what is written with it. Every engine passes the same conformance suite.
/// Database trouble surfaces as <see cref="StoreUnavailableException"/>, never as anything else.
/// </summary>
public interface IEventStore
{
    /// <summary>Writes one unit; durable when it answers <see cref="AppendResult.Appended"/>.</summary>
    ValueTask<AppendResult> Append(AppendUnit unit, CancellationToken cancellation);

    /// <summary>A stream's events in version order; empty for an unknown stream.</summary>
    ValueTask<IReadOnlyList<RecordedEvent>> Read(ComplaintId complaint, CancellationToken cancellation);

    /// <summary>Several streams in one round trip; unknown ones are absent.</summary>
    ValueTask<IReadOnlyDictionary<ComplaintId, IReadOnlyList<RecordedEvent>>> ReadMany(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation);

    /// <summary>The stream's version; 0 for an unknown stream.</summary>
    ValueTask<int> VersionOf(ComplaintId complaint, CancellationToken cancellation);

    /// <summary>
    /// Up to <paramref name="limit"/> events of the whole log after a position, in position order: whoever has been given n never finds n-1 later.
    /// Fewer where a later one is still being written, or where others stand between them that are no events of a complaint; none where there is
    /// nothing more to read for now.
    /// </summary>
    ValueTask<LogStretch> ReadLog(long afterPosition, int limit, CancellationToken cancellation);

    /// <summary>Position of the last event, of a complaint or not; 0 for an empty log. A hint for progress and live screens: an earlier one may still be being written.</summary>
    ValueTask<long> LastPosition(CancellationToken cancellation);

    /// <summary>The complaint with this reference; null when there is none.</summary>
    ValueTask<ComplaintId?> FindByReference(string reference, CancellationToken cancellation);

    /// <summary>What a request with this key came to; null when it is not known.</summary>
    ValueTask<IdempotencyRecord?> FindKey(string scope, string key, CancellationToken cancellation);

    /// <summary>The next case reference, unique and short enough to say on the telephone, e.g. <c>R-100042-7</c> with its check digit.</summary>
    ValueTask<string> NextReference(CancellationToken cancellation);
}

/// <summary>The database cannot be reached or is not able to answer now. Worth a retry.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Says what failed.</summary>
    public StoreUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>
    /// False: nothing was done. True: the connection broke while a write was under way, and nobody can tell yet whether it was done; doing it
    /// again without an idempotency key might do it twice.
    /// </summary>
    public bool OutcomeUnknown { get; init; }
}
