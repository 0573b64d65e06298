using Recovery.Domain;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Handling;

/// <summary>A folded state and where it stands.</summary>
/// <param name="Trace">Correlation of its first event: what nobody asked for, such as a deadline, belongs to that conversation.</param>
internal sealed record KnownCase(Complaint State, int Version, long Position, DateTimeOffset At, string? Trace)
{
    public static readonly KnownCase None = new(Complaint.None, 0, 0, DateTimeOffset.MinValue, null);

    /// <summary>The state that events of one stream, from its first, come to.</summary>
    public static KnownCase Of(IReadOnlyList<RecordedEvent> events) => events is [var first, ..]
        ? new KnownCase(events.Aggregate(Complaint.None, (state, e) => state.After(e.Event, e.At)), events[^1].Version, events[^1].Position, events[^1].At, first.Envelope.CorrelationId)
        : None;
}
