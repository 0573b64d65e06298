using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;
using Recovery.Engine.Storing;

namespace Recovery.Integrations.Mail.Writing;

/// <summary>All that is known when one event is told to the complainant.</summary>
/// <param name="History">The case's events up to the one that is told, which is the last.</param>
/// <param name="IsErased">Whether the complainant's data has been erased by now.</param>
/// <param name="Answered">The last message of the complainant's before that event; null where none came by mail.</param>
public sealed record CaseToWrite(
    ComplaintId Id,
    IReadOnlyList<RecordedEvent> History,
    bool IsErased,
    Pack Pack,
    IWorkingCalendar Calendar,
    AnsweredMail? Answered)
{
    /// <summary>The case as it was when the event happened.</summary>
    public Complaint State { get; } = History.Aggregate(Complaint.None, (so, e) => so.After(e.Event, e.At));

    /// <summary>The event that is told.</summary>
    public RecordedEvent Told => History[^1];
}

/// <summary>A message that came in, as an answer to it needs it.</summary>
/// <param name="MessageId">Without brackets; null where it has none.</param>
/// <param name="References">Its own thread, oldest first.</param>
public sealed record AnsweredMail(string? MessageId, IReadOnlyList<string> References, Personal Subject)
{
    /// <summary>Of a message that was read.</summary>
    public static AnsweredMail Of(MailMessage message) =>
        new(message.MessageId, message.References.Count > 0 ? message.References : message.InReplyTo, message.Subject);
}
