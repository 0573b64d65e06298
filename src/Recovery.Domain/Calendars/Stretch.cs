namespace Recovery.Domain.Calendars;

/// <summary>A period during which a clock stood still; open-ended while <paramref name="To"/> is null.</summary>
public sealed record Pause(DateTimeOffset From, DateTimeOffset? To, string Reason);

/// <summary>Why a stretch of time counted or did not.</summary>
public enum StretchKind
{
    /// <summary>Opening hours: counted.</summary>
    Open,

    /// <summary>Outside the opening hours of a working day.</summary>
    OutsideHours,

    /// <summary>A weekday without opening hours, such as Sunday.</summary>
    DayOff,

    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>Closed on that date only.</summary>
    OneOffClosure,

    /// <summary>The clock was paused.</summary>
    Paused,
}

/// <summary>One stretch of time in an explanation; <paramref name="Note"/> names the holiday or the reason of the pause.</summary>
public sealed record Stretch(DateTimeOffset From, DateTimeOffset To, StretchKind Kind, string? Note = null)
{
    /// <summary>True when the stretch counted towards the clock.</summary>
    public bool Counted => Kind == StretchKind.Open;
}

/// <summary>The calendar has no opening within the years it may search.</summary>
public sealed class CalendarExhaustedException(string message) : Exception(message);
