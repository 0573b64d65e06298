using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;
using Recovery.Engine.Storing;

namespace Recovery.Api.Tests.Events;

/// <summary>The arrivals of a process that dies before it writes down what it decided.</summary>
internal sealed class Dying(IArrivals arrivals) : IArrivals
{
    public ValueTask<bool> Settle(Guid arrival, IReadOnlyCollection<ArrivalState> from, Settlement settlement, CancellationToken cancellation) => throw new StoreUnavailableException("it died");

    public ValueTask<Keeping> Keep(NewArrival arrival, SeenProof? proof, CancellationToken cancellation) => arrivals.Keep(arrival, proof, cancellation);

    public ValueTask<bool> Remember(SeenProof proof, CancellationToken cancellation) => arrivals.Remember(proof, cancellation);

    public ValueTask<Arrival?> Find(Guid arrival, CancellationToken cancellation) => arrivals.Find(arrival, cancellation);

    public ValueTask<Arrival?> Find(SourceRef source, CancellationToken cancellation) => arrivals.Find(source, cancellation);

    public ValueTask<ReadOnlyMemory<byte>> Content(Guid arrival, CancellationToken cancellation) => arrivals.Content(arrival, cancellation);

    public ValueTask<IReadOnlyList<Arrival>> Page(ArrivalFilter filter, CancellationToken cancellation) => arrivals.Page(filter, cancellation);

    public ValueTask<(int Count, DateTimeOffset? FirstDue)> Waiting(CancellationToken cancellation) => arrivals.Waiting(cancellation);

    public ValueTask<IReadOnlyList<Arrival>> Undecided(TimeSpan longerThan, int limit, CancellationToken cancellation) => arrivals.Undecided(longerThan, limit, cancellation);

    public ValueTask<ComplaintId?> CaseOfMessage(string messageId, CancellationToken cancellation) => arrivals.CaseOfMessage(messageId, cancellation);

    public ValueTask<IReadOnlyList<DateTimeOffset>> OpenedBy(Personal sender, DateTimeOffset since, CancellationToken cancellation) => arrivals.OpenedBy(sender, since, cancellation);

    public ValueTask<IReadOnlyList<ReachedCase>> ReachedBy(Personal addressOrNumber, CancellationToken cancellation) => arrivals.ReachedBy(addressOrNumber, cancellation);
}
