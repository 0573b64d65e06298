using System.Runtime.InteropServices;
using Recovery.Domain.Calendars;

namespace Recovery.Policies.Calendars;

/// <summary>An opening interval of one day, in minutes after midnight of the wall clock, half-open: 540 to 750 is 09:00–12:30, 1440 is 24:00.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Opening(int FromMinute, int ToMinute);

/// <summary>
/// What a <see cref="WorkingCalendar"/> is made of: a validated calendar file with its holiday sets already resolved.
/// </summary>
/// <param name="Ref">Name and version.</param>
/// <param name="TimeZone">IANA identifier.</param>
/// <param name="Weekly">Opening hours per weekday, in order and without overlap; a weekday that is absent is a day off.</param>
/// <param name="Holidays">Public holidays with their names, where known.</param>
/// <param name="Openings">Hours that replace those of one date, holiday or not; an empty list closes it.</param>
public sealed record CalendarDefinition(
    PolicyRef Ref,
    string TimeZone,
    IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Opening>> Weekly,
    IReadOnlyDictionary<DateOnly, string?> Holidays,
    IReadOnlyDictionary<DateOnly, IReadOnlyList<Opening>> Openings)
{
    /// <summary>True when no date can ever be open.</summary>
    internal bool NeverOpens => Weekly.Values.All(hours => hours.Count == 0) && Openings.Values.All(hours => hours.Count == 0);

    /// <summary>The hours of a date: its own, else none on a holiday, else those of its weekday.</summary>
    internal IReadOnlyList<Opening> HoursOf(DateOnly day) =>
        Openings.TryGetValue(day, out var own) ? own
        : Holidays.ContainsKey(day) ? []
        : Weekly.TryGetValue(day.DayOfWeek, out var usual) ? usual
        : [];

    /// <summary>Why the closed part of a date is closed.</summary>
    internal (StretchKind Kind, string? Note) ReasonClosed(DateOnly day) =>
        Openings.TryGetValue(day, out var own) ? (own.Count == 0 ? StretchKind.OneOffClosure : StretchKind.OutsideHours, null)
        : Holidays.TryGetValue(day, out var name) ? (StretchKind.Holiday, name)
        : Weekly.TryGetValue(day.DayOfWeek, out var usual) && usual.Count > 0 ? (StretchKind.OutsideHours, null)
        : (StretchKind.DayOff, null);
}
