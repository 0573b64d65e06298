using Recovery.Domain;

namespace Recovery.Engine.Storing;

/// <summary>What an event's envelope says, written once by the engine (CONVENTIONS 5).</summary>
/// <param name="CorrelationId">The conversation this belongs to, e.g. the trace of the request.</param>
/// <param name="CausationId">What led to it, e.g. the command or the position of another event.</param>
/// <param name="ImportedFrom">File and line for history that was imported; null for what happened here.</param>
public sealed record Envelope(Actor Actor, string? CorrelationId = null, string? CausationId = null, string? ImportedFrom = null);

/// <summary>An event to be recorded at an instant.</summary>
public sealed record NewEvent(ComplaintEvent Event, DateTimeOffset At, Envelope Envelope);

/// <summary>An event as recorded.</summary>
/// <param name="Position">Place in the whole log. Events are read in its order: whoever has seen n never finds n-1 later. Some positions have no event.</param>
/// <param name="Version">Place in the stream, from 1.</param>
/// <param name="StoredName">Name as stored, e.g. <c>complaint-received.v1</c>.</param>
public sealed record RecordedEvent(long Position, ComplaintId Complaint, int Version, string StoredName, DateTimeOffset At, ComplaintEvent Event, Envelope Envelope);
