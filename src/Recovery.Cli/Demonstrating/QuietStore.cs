using Recovery.Domain;
using Recovery.Engine.Storing;

namespace Recovery.Cli.Demonstrating;

/// <summary>A store that notifies nobody: what a story tells of last month is no news today, and nobody in it is written to.</summary>
internal sealed class QuietStore(IEventStore inner) : IEventStore
{
    private const string Origin = "demo";

    public ValueTask<AppendResult> Append(AppendUnit unit, CancellationToken cancellation) =>
        inner.Append(unit with { Outbox = [], Events = [.. unit.Events.Select(e => e with { Envelope = e.Envelope with { ImportedFrom = Origin } })] }, cancellation);

    public ValueTask<IReadOnlyList<RecordedEvent>> Read(ComplaintId complaint, CancellationToken cancellation) => inner.Read(complaint, cancellation);

    public ValueTask<IReadOnlyDictionary<ComplaintId, IReadOnlyList<RecordedEvent>>> ReadMany(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation) =>
        inner.ReadMany(complaints, cancellation);

    public ValueTask<int> VersionOf(ComplaintId complaint, CancellationToken cancellation) => inner.VersionOf(complaint, cancellation);

    public ValueTask<LogStretch> ReadLog(long afterPosition, int limit, CancellationToken cancellation) => inner.ReadLog(afterPosition, limit, cancellation);

    public ValueTask<long> LastPosition(CancellationToken cancellation) => inner.LastPosition(cancellation);

    public ValueTask<ComplaintId?> FindByReference(string reference, CancellationToken cancellation) => inner.FindByReference(reference, cancellation);

    public ValueTask<IdempotencyRecord?> FindKey(string scope, string key, CancellationToken cancellation) => inner.FindKey(scope, key, cancellation);

    public ValueTask<string> NextReference(CancellationToken cancellation) => inner.NextReference(cancellation);
}
