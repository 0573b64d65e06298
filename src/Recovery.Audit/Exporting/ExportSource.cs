using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Audit.Exporting;

/// <summary>What an order asks for, read page by page: events in position order, or cases in the order they began.</summary>
internal sealed class ExportSource(IEventStore store, ICaseLog cases, ExportOrder order)
{
    private const int EventsAtOnce = 1_000;
    private const int CasesAtOnce = 200;

    private IReadOnlyList<RecordedEvent>? named; // the events of the cases that were named; they are few

    /// <summary>The order.</summary>
    public ExportOrder Order => order;

    /// <summary>The next events after a position, and the position up to which the log was read; null behind the last.</summary>
    public async ValueTask<(IReadOnlyList<RecordedEvent> Events, long Cursor)?> Events(long after, CancellationToken cancellation)
    {
        if (after >= order.UpTo)
            return null;
        if (order.Complaints.Count > 0)
        {
            named ??= [.. (await Streams(order.Complaints, cancellation).ConfigureAwait(false)).SelectMany(stream => stream).OrderBy(e => e.Position)];
            var part = named.Where(e => e.Position > after).Take(EventsAtOnce).ToList();
            return part.Count == 0 ? null : ([.. part.Where(e => order.Spans(e.At))], part[^1].Position);
        }

        var page = await store.ReadLog(after, EventsAtOnce, cancellation).ConfigureAwait(false);
        return page.Count > 0 && page[0].Position <= order.UpTo
            ? ([.. page.Where(e => e.Position <= order.UpTo && order.Spans(e.At))], Math.Min(page.Through, order.UpTo))
            : null;
    }

    /// <summary>The next cases that began after a position; none behind the last.</summary>
    public async ValueTask<IReadOnlyList<CaseHistory>> Cases(long after, CancellationToken cancellation)
    {
        if (order.Complaints.Count == 0)
            return await cases.Read(new CaseSpan(after, order.UpTo, order.From, order.To), CasesAtOnce, cancellation).ConfigureAwait(false);
        var streams = await Streams(order.Complaints, cancellation).ConfigureAwait(false);
        return [.. streams.Where(stream => stream[0].Position > after && order.Spans(stream[0].At)).OrderBy(stream => stream[0].Position)
            .Take(CasesAtOnce).Select(stream => new CaseHistory(stream[0].Complaint, stream))];
    }

    /// <summary>Those of some cases that are in the export.</summary>
    public async ValueTask<IReadOnlySet<ComplaintId>> Holding(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation)
    {
        var wanted = order.Complaints.Count == 0 ? complaints : [.. complaints.Intersect(order.Complaints)];
        var streams = wanted.Count == 0 ? [] : await Streams(wanted, cancellation).ConfigureAwait(false);
        return streams.Where(stream => stream[0].Position > order.After && order.Spans(stream[0].At)).Select(stream => stream[0].Complaint).ToHashSet();
    }

    private async ValueTask<List<List<RecordedEvent>>> Streams(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellation) =>
        [.. (await store.ReadMany(complaints, cancellation).ConfigureAwait(false)).Values
            .Select(stream => stream.Where(e => e.Position <= order.UpTo).ToList()).Where(stream => stream.Count > 0)];
}
