using Recovery.Domain;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Handling;

/// <summary>A folded state and where it stands.</summary>
internal sealed record KnownCase(Complaint State, int Version, long Position, DateTimeOffset At)
{
    public static readonly KnownCase None = new(Complaint.None, 0, 0, DateTimeOffset.MinValue);

    /// <summary>The state that events of one stream, from its first, come to.</summary>
    public static KnownCase Of(IReadOnlyList<RecordedEvent> events) => events is [.., var last]
        ? new KnownCase(events.Aggregate(Complaint.None, (state, e) => state.After(e.Event, e.At)), last.Version, last.Position, last.At)
        : None;
}
