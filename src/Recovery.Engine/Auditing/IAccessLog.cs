namespace Recovery.Engine.Auditing;

/// <summary>Who read or exported what, in the log that everything is in (DESIGN 7). What cannot be written down is not given; work on a case may go on, and owes it (<see cref="OwedAccesses"/>).</summary>
public interface IAccessLog
{
    /// <summary>Writes an access down; durable when it returns. The same one within ten minutes may be the one that is written down already.</summary>
    /// <exception cref="Storing.StoreUnavailableException">The database cannot answer now: nothing may be given.</exception>
    ValueTask Record(Access access, CancellationToken cancellation);

    /// <summary>A page, newest first.</summary>
    ValueTask<IReadOnlyList<PastAccess>> Page(AccessFilter filter, CancellationToken cancellation);
}
