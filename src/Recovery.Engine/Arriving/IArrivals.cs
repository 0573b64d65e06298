using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Engine.Arriving;

/// <summary>What keeping an arrival came to.</summary>
public abstract record Keeping
{
    private Keeping()
    {
    }

    /// <summary>It is kept; <paramref name="IsNew"/> is false where it was there already, and this is how it stands.</summary>
    public sealed record Kept(Arrival Arrival, bool IsNew) : Keeping;

    /// <summary>Its proof came before with another content: somebody repeats what they overheard.</summary>
    public sealed record Replayed : Keeping;
}

/// <summary>Which arrivals to list.</summary>
/// <param name="Before">Only those kept before this one of the page before; null for the first page.</param>
public sealed record ArrivalFilter(ArrivalState? State = null, ArrivalKind? Kind = null, ComplaintId? Complaint = null, Guid? Before = null, int Limit = 50);

/// <summary>
/// Everything that came in by itself, kept before anything is decided on it: what was taken is never lost, and the same again is known.
/// Calls that wait for a person are due by a clock of their own.
/// </summary>
public interface IArrivals
{
    /// <summary>Keeps something, with its proof, in one transaction; a call that is known and still waits takes the newer verdict.</summary>
    ValueTask<Keeping> Keep(NewArrival arrival, SeenProof? proof, CancellationToken cancellation);

    /// <summary>Remembers a proof of something that is not kept; false where it came before with another content.</summary>
    ValueTask<bool> Remember(SeenProof proof, CancellationToken cancellation);

    /// <summary>Writes down what was decided, from one of these states; false where it stood elsewhere meanwhile.</summary>
    ValueTask<bool> Settle(Guid arrival, IReadOnlyCollection<ArrivalState> from, Settlement settlement, CancellationToken cancellation);

    /// <summary>One of them; null for an unknown id.</summary>
    ValueTask<Arrival?> Find(Guid arrival, CancellationToken cancellation);

    /// <summary>The one with this source; null where there is none.</summary>
    ValueTask<Arrival?> Find(SourceRef source, CancellationToken cancellation);

    /// <summary>The raw message; empty where there is none.</summary>
    ValueTask<ReadOnlyMemory<byte>> Content(Guid arrival, CancellationToken cancellation);

    /// <summary>A page, newest first; what waits, by its clock.</summary>
    ValueTask<IReadOnlyList<Arrival>> Page(ArrivalFilter filter, CancellationToken cancellation);

    /// <summary>How many wait, and when the first of them is due.</summary>
    ValueTask<(int Count, DateTimeOffset? FirstDue)> Waiting(CancellationToken cancellation);

    /// <summary>Kept longer than this and never decided, leased to the caller by counting the attempt.</summary>
    ValueTask<IReadOnlyList<Arrival>> Undecided(TimeSpan longerThan, int limit, CancellationToken cancellation);

    /// <summary>The case on which the message with this Message-ID (without brackets) is; null where it is on none.</summary>
    ValueTask<ComplaintId?> CaseOfMessage(string messageId, CancellationToken cancellation);

    /// <summary>When this sender's mail opened a case or got an automatic answer, since an instant. Letter case and plus parts do not tell senders apart.</summary>
    ValueTask<IReadOnlyList<DateTimeOffset>> OpenedBy(Personal sender, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Open cases whose complainant gave this e-mail address or telephone number, newest first, at most ten. A hint for a person: two people may share one.</summary>
    ValueTask<IReadOnlyList<ReachedCase>> ReachedBy(Personal addressOrNumber, CancellationToken cancellation);
}

/// <summary>An open case whose complainant is reached so.</summary>
public sealed record ReachedCase(ComplaintId Complaint, string Reference, Personal Complainant);
