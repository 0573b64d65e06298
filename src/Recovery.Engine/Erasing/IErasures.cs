using Recovery.Domain;

namespace Recovery.Engine.Erasing;

/// <summary>A complainant who is being, or was, forgotten.</summary>
/// <param name="Subject">The data subject.</param>
/// <param name="AskedAt">By the database's clock: what was sealed for them until then is meant, and nothing later.</param>
/// <param name="By">Name of who asked.</param>
/// <param name="LegalGround">For example <c>GDPR 17(1)(b)</c>.</param>
/// <param name="Complaints">Their cases.</param>
/// <param name="DoneAt">When the keys were destroyed and the tables cleaned; null while that is still to be done.</param>
public sealed record ErasedPerson(
    Guid Subject, DateTimeOffset AskedAt, string By, string Reason, string LegalGround, IReadOnlyList<ComplaintId> Complaints, DateTimeOffset? DoneAt);

/// <summary>The list of erasures, and the destroying itself.</summary>
public interface IErasures
{
    /// <summary>Their cases that are not erased, and the one that was named.</summary>
    ValueTask<IReadOnlyCollection<ComplaintId>> CasesOf(Guid subject, ComplaintId? complaint, CancellationToken cancellation);

    /// <summary>
    /// Writes down that a subject is to be forgotten, with all their cases. One that is under way is answered as it stands, and so is the last one
    /// where nothing of theirs is left. Null: nothing was ever known of them.
    /// </summary>
    /// <param name="complaint">A case of theirs; it is meant also where it is older than the keys.</param>
    ValueTask<ErasedPerson?> Begin(Guid subject, ComplaintId? complaint, string by, string reason, string legalGround, CancellationToken cancellation);

    /// <summary>Destroys the keys and cleans the tables, in one transaction, and tells every node; answers the finished erasure.</summary>
    ValueTask<ErasedPerson> Finish(ErasedPerson erasure, CancellationToken cancellation);

    /// <summary>Those that are not finished, the oldest first.</summary>
    ValueTask<IReadOnlyList<ErasedPerson>> Unfinished(CancellationToken cancellation);

    /// <summary>A page of all of them, the newest first.</summary>
    /// <param name="before">Only those asked for before this instant; null for the first page.</param>
    ValueTask<IReadOnlyList<ErasedPerson>> Page(DateTimeOffset? before, int limit, CancellationToken cancellation);

    /// <summary>Those of whom there is a key that was made until they were to be forgotten: a restored backup has undone the erasure.</summary>
    ValueTask<IReadOnlyList<ErasedSubject>> Undone(IReadOnlyList<ErasedSubject> erased, CancellationToken cancellation);
}
