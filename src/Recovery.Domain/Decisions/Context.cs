using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;

namespace Recovery.Domain.Decisions;

/// <summary>
/// What a rule may know beside the complaint: the instant of the database's clock, who acts, and the policy pinned on the stream.
/// </summary>
public sealed record Context(DateTimeOffset Now, Actor Actor, Pack Pack, IWorkingCalendar Calendar)
{
    /// <summary>Today, in the calendar's time zone.</summary>
    public DateOnly Today => Calendar.DateOf(Now);
}
