using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;
using Recovery.Engine.Working;

namespace Recovery.Api.Working;

/// <summary>A clock on the worklist.</summary>
/// <param name="DueAt">Absent while it is paused.</param>
/// <param name="RemainingMinutes">Working minutes left, by the calendar of the case; negative for those run since it was missed; absent once stopped or while paused.</param>
public sealed record WorklistClock(
    string Clock, string Milestone, ClockState State, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? StoppedAt, bool Final, bool Statutory, long? RemainingMinutes);

/// <summary>A case on the worklist, with all its clocks.</summary>
public sealed record WorklistCase(
    Guid Id,
    string Reference,
    int Version,
    Stage Stage,
    Channel Channel,
    string Language,
    Severity Severity,
    Procedure Procedure,
    string? Assignee,
    string? Team,
    Personal? Complainant,
    Personal? Excerpt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? NextDue,
    string? NextMilestone,
    bool Breached,
    IReadOnlyList<WorklistClock> Clocks,
    string Pack,
    string Calendar,
    int PriorContacts,
    int BrokenPromises);

/// <summary>A page of the worklist, and the cursor of the next.</summary>
public sealed record WorklistAnswer(IReadOnlyList<WorklistCase> Items, string? Next)
{
    internal static WorklistAnswer Of(WorklistPage page, IPolicyCatalog policies, DateTimeOffset now) =>
        new([.. page.Items.Select(item => Of(item, policies.Calendar(PolicyRef.Parse(item.Calendar)), now))], page.Next);

    private static WorklistCase Of(WorklistItem item, IWorkingCalendar calendar, DateTimeOffset now)
    {
        var clocks = item.Clocks.Select(line => Of(line, calendar, now)).ToList();
        return new(
            item.Complaint.Value,
            item.Reference,
            item.Version,
            item.Stage,
            item.Channel,
            item.Language,
            item.Severity,
            item.Procedure,
            item.Assignee,
            item.Team,
            item.Complainant,
            item.Excerpt,
            item.ReceivedAt,
            item.NextDue,
            item.NextMilestone,
            clocks.Exists(clock => clock.State == ClockState.Missed),
            clocks,
            item.Pack,
            item.Calendar,
            item.PriorContacts,
            item.BrokenPromises);
    }

    private static WorklistClock Of(ClockLine line, IWorkingCalendar calendar, DateTimeOffset now) => new(
        line.Id,
        line.Milestone,
        new Clock(line.Id, line.Milestone, null, line.StartedAt, line.DueAt, line.StoppedAt, []).StateAt(now),
        line.StartedAt,
        line.DueAt,
        line.StoppedAt,
        line.Final,
        line.Statutory,
        line is { StoppedAt: null, DueAt: { } due } ? Remaining(due, calendar, now) : null);

    private static long Remaining(DateTimeOffset due, IWorkingCalendar calendar, DateTimeOffset now) => due >= now
        ? (long)calendar.Between(now, due, []).TotalMinutes
        : -(long)calendar.Between(due, now, []).TotalMinutes;
}
