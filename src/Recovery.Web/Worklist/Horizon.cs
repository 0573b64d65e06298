using Recovery.Domain.Calendars;

namespace Recovery.Web.Worklist;

/// <summary>How far ahead one looks for deadlines.</summary>
public enum Horizon
{
    /// <summary>Until midnight where the house works.</summary>
    Today,

    /// <summary>Twenty-four hours.</summary>
    Day,

    /// <summary>Three days.</summary>
    ThreeDays,

    /// <summary>Seven days.</summary>
    Week,
}

/// <summary>How long a horizon lasts.</summary>
internal static class Horizons
{
    /// <summary>From now on.</summary>
    public static TimeSpan Lasts(this Horizon horizon, DateTimeOffset now, IWorkingCalendar house) => horizon switch
    {
        Horizon.Today       => house.EndOf(house.DateOf(now)) - now,
        Horizon.Day         => TimeSpan.FromHours(24),
        Horizon.ThreeDays   => TimeSpan.FromDays(3),
        Horizon.Week        => TimeSpan.FromDays(7),
        _ => throw new ArgumentOutOfRangeException(nameof(horizon), horizon, "no such horizon"),
    };
}
