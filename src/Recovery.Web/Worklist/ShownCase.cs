using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;
using Recovery.Engine.Working;

namespace Recovery.Web.Worklist;

/// <summary>One row: the case, and what the row says beside it.</summary>
/// <param name="Clocks">Those still owed, nearest first, with how they stand.</param>
/// <param name="Lookers">Who else looks at it now, by name.</param>
/// <param name="Fits">It belongs to the view it is shown in; false for one that was changed since and stays in its place until the next look.</param>
/// <param name="Said">What to say of it aloud, once.</param>
public sealed record ShownCase(
    WorklistItem Item, IWorkingCalendar Calendar, IReadOnlyList<(ClockLine Line, ClockState State)> Clocks, IReadOnlyList<string> Lookers, bool Fits, string? Said = null);
