using NodaTime;

namespace Recovery.Policies.Calendars;

/// <summary>
/// The years of one calendar, built when first asked for. Those around the present are kept; of others only the total, so that a date in the
/// year 0001 costs time but no memory. Safe for threads: a year built twice is the same year.
/// </summary>
internal sealed class CalendarYears(CalendarDefinition calendar, DateTimeZone zone)
{
    private const int FirstKept = 1980;
    private const int LastKept = 2100;
    private const int First = 1;
    private const int Last = 9999;

    private readonly CalendarYear?[] _kept = new CalendarYear?[LastKept - FirstKept + 1];
    private readonly long[] _totals = new long[Last + 1]; // total plus one; zero while unknown

    public static bool Has(int year) => year is >= First and <= Last;

    /// <summary>True for a year that is laid out once and for all.</summary>
    public static bool Keeps(int year) => year is >= FirstKept and <= LastKept;

    public CalendarYear this[int year]
    {
        get
        {
            if (!Keeps(year))
                return Build(year);

            ref var kept = ref _kept[year - FirstKept];
            return Volatile.Read(ref kept) ?? Keep(ref kept, Build(year));
        }
    }

    /// <summary>The year in whose local time an instant lies (UTC ticks).</summary>
    public CalendarYear At(long ticks)
    {
        var year = this[new DateTime(ticks, DateTimeKind.Utc).Year];
        return ticks < year.Start && year.Year > First ? this[year.Year - 1]
            : ticks >= year.End && year.Year < Last ? this[year.Year + 1]
            : year;
    }

    /// <summary>Opening time of a whole year, in ticks.</summary>
    public long Total(int year)
    {
        var known = Volatile.Read(ref _totals[year]);
        return known > 0 ? known - 1 : this[year].Total;
    }

    private CalendarYear Build(int year)
    {
        var built = new CalendarYear(calendar, new ZoneDays(zone), year);
        Volatile.Write(ref _totals[year], built.Total + 1);
        return built;
    }

    private static CalendarYear Keep(ref CalendarYear? slot, CalendarYear built)
    {
        Volatile.Write(ref slot, built);
        return built;
    }
}
