using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Audit.Tests.Exporting;

/// <summary>A log whose cases are made when they are asked for, one position an event: as long as one likes, and nothing is held.</summary>
/// <param name="Each">Events of every case.</param>
internal sealed class MemoryLog(int cases, int each, Func<int, CaseHistory> make) : IEventStore, ICaseLog
{
    /// <summary>A log of these cases, which follow each other.</summary>
    public static MemoryLog Of(int each, params CaseHistory[] cases) => new(cases.Length, each, n => cases[n]);

    public ValueTask<long> SettledPosition(CancellationToken cancellation) => ValueTask.FromResult((long)cases * each);

    public ValueTask<IReadOnlyList<CaseHistory>> Read(CaseSpan span, int limit, CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<CaseHistory>>(
        [.. From(span.After).Where(one => one.Began > span.After && one.Began <= span.UpTo && !(one.Events[0].At < span.From) && !(one.Events[0].At >= span.To))
            .Take(limit).Select(one => one with { Events = [.. one.Events.Where(e => e.Position <= span.UpTo)] })]);

    public ValueTask<LogStretch> ReadLog(long afterPosition, int limit, CancellationToken cancellation)
    {
        RecordedEvent[] events = [.. From(afterPosition).SelectMany(one => one.Events).Where(e => e.Position > afterPosition).Take(limit)];
        return ValueTask.FromResult(new LogStretch(events, events.Length > 0 ? events[^1].Position : afterPosition));
    }

    public ValueTask<IReadOnlyDictionary<ComplaintId, IReadOnlyList<RecordedEvent>>> ReadMany(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyDictionary<ComplaintId, IReadOnlyList<RecordedEvent>>>(complaints.Select(A.Number).Where(n => n < cases).Select(make).ToDictionary(one => one.Complaint, one => one.Events));

    public ValueTask<IReadOnlyList<RecordedEvent>> Read(ComplaintId complaint, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<AppendResult> Append(AppendUnit unit, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<int> VersionOf(ComplaintId complaint, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<long> LastPosition(CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<ComplaintId?> FindByReference(string reference, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IdempotencyRecord?> FindKey(string scope, string key, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<string> NextReference(CancellationToken cancellation) => throw new NotSupportedException();

    private IEnumerable<CaseHistory> From(long position) => Enumerable.Range((int)(position / each), Math.Max(0, cases - (int)(position / each))).Select(make);
}
