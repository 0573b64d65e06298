using NodaTime;
using NodaTime.TimeZones;

namespace Recovery.Policies.Calendars;

/// <summary>
/// Wall-clock times of one time zone as UTC ticks (100 ns since 0001-01-01T00:00Z), limited to what a <see cref="DateTimeOffset"/> can hold.
/// Times that a change of the clocks skips move forward by what was skipped; of times that come twice the first is meant.
/// </summary>
internal sealed class ZoneDays(DateTimeZone zone)
{
    private const long Day = TimeSpan.TicksPerDay;
    private ZoneInterval _interval = zone.GetZoneInterval(NodaConstants.UnixEpoch);

    /// <summary>UTC ticks of midnight of a day, or of the day's first instant where midnight is skipped.</summary>
    public long StartOf(int dayNumber) => At(dayNumber, 0);

    /// <summary>UTC ticks of a minute of a day; minute 1440 is the start of the next day.</summary>
    public long At(int dayNumber, int minute)
    {
        var local = (dayNumber * Day) + (minute * TimeSpan.TicksPerMinute);
        return Math.Clamp(FarFromChange(local, out var utc) ? utc : Resolve(local), 0, DateTime.MaxValue.Ticks);
    }

    private bool FarFromChange(long local, out long utc)
    {
        for (var second = false; ; second = true)
        {
            utc = local - _interval.WallOffset.Ticks;
            if (Within(utc))
                return true;
            if (second)
                return false;
            _interval = zone.GetZoneInterval(ToInstant(utc));
        }
    }

    private bool Within(long utc) =>
        (!_interval.HasStart || utc - (2 * Day) >= ToTicks(_interval.Start)) && (!_interval.HasEnd || utc + (2 * Day) <= ToTicks(_interval.End));

    private long Resolve(long local)
    {
        var days = (int)(local / Day);
        if (days > DateOnly.MaxValue.DayNumber)
            return DateTime.MaxValue.Ticks;

        var wall = LocalDate.FromDateOnly(DateOnly.FromDayNumber(days)).AtMidnight().PlusTicks(local % Day);
        return ToTicks(zone.ResolveLocal(wall, Resolvers.LenientResolver).ToInstant());
    }

    private static Instant ToInstant(long ticks) => NodaConstants.BclEpoch.PlusTicks(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks));

    private static long ToTicks(Instant instant) => (instant - NodaConstants.BclEpoch).BclCompatibleTicks;
}
