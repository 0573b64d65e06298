using System.Collections;

namespace Recovery.Engine.Storing;

/// <summary>Events of the log in position order, and how far they reach.</summary>
/// <param name="events">Events of complaints.</param>
/// <param name="through">See <see cref="Through"/>.</param>
public sealed class LogStretch(IReadOnlyList<RecordedEvent> events, long through) : IReadOnlyList<RecordedEvent>
{
    /// <summary>The position to read on after, and to wait past: up to it there will never be another event. It may lie beyond the last one given.</summary>
    public long Through { get; } = through;

    /// <inheritdoc/>
    public int Count => events.Count;

    /// <inheritdoc/>
    public RecordedEvent this[int index] => events[index];

    /// <inheritdoc/>
    public IEnumerator<RecordedEvent> GetEnumerator() => events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
