using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Recovery.Domain.Calendars;
using Recovery.Policies.Calendars;

namespace Recovery.Policies.Tests.Calendars;

/// <summary>Random calendars around the changes of the clocks of 2026, and random instants and pauses in them.</summary>
internal static class RandomCalendars
{
    /// <summary>A first day shortly before some zone changes its clocks.</summary>
    private static readonly string[] FirstDays = ["2026-03-27", "2026-10-23", "2026-04-03", "2026-09-04", "2026-10-30", "2026-12-29", "2024-02-27"];

    private static readonly string[] Zones =
    [
        "Europe/Paris", "America/New_York", "Africa/Cairo", "America/Havana", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "UTC",
    ];

    public sealed record Case(WorkingCalendar Calendar, DateTimeOffset A, DateTimeOffset B, DateTimeOffset C, TimeSpan N, TimeSpan M, IReadOnlyList<Pause> Pauses)
    {
        public override string ToString() => $"{CalendarFile.Write(Calendar.Definition)} a={A:u} b={B:u} c={C:u} n={N} m={M} pauses={string.Join(", ", Pauses)}";
    }

    private static readonly Gen<IReadOnlyList<Opening>> Hours =
        from count in Gen.Frequency((2, Gen.Constant(0)), (4, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(3)))
        from bounds in Gen.Choose(0, 96).ArrayOf(count * 2)
        select Ordered(bounds);

    private static readonly Gen<Opening[][]> Weeks =
        Gen.Frequency(
            (5, Hours.ArrayOf(7).Select(days => days.Select(hours => hours.ToArray()).ToArray())),
            (1, Gen.Constant(Enumerable.Repeat(new[] { new Opening(0, 1440) }, 7).ToArray())));

    /// <summary>Calendars that open on at least one weekday, instants within three weeks, on whole minutes.</summary>
    public static Arbitrary<Case> Cases => (
        from week in Weeks.Where(week => week.Any(hours => hours.Length > 0))
        from zone in Gen.Elements(Zones)
        from first in Gen.Elements(FirstDays)
        from holidays in Gen.Choose(0, 20).ListOf(2)
        from special in Gen.Choose(0, 20)
        from specialHours in Hours
        from at in Gen.Choose(0, 20 * 1440).ArrayOf(3)
        from run in Gen.Choose(0, 4000).ArrayOf(2)
        from pauses in Gen.Choose(0, 20 * 1440).ArrayOf(4)
        select Make(week, zone, A.Day(first), holidays, special, specialHours, [.. at.Order()], run, pauses)).ToArbitrary();

    private static Case Make(
        Opening[][] week, string zone, DateOnly first, IEnumerable<int> holidays, int special, IReadOnlyList<Opening> specialHours, int[] at, int[] run, int[] pauses)
    {
        var definition = new CalendarDefinition(
            new("random", 1), zone,
            week.Select((hours, day) => (hours, day)).ToDictionary(day => (DayOfWeek)day.day, day => (IReadOnlyList<Opening>)day.hours),
            holidays.Distinct().ToDictionary(first.AddDays, _ => (string?)"a holiday"),
            new Dictionary<DateOnly, IReadOnlyList<Opening>> { [first.AddDays(special)] = specialHours });
        var start = new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero);
        Pause Between(int a, int b) => new(start.AddMinutes(Math.Min(a, b)), start.AddMinutes(Math.Max(a, b)), "paused");

        return new(new(definition), start.AddMinutes(at[0]), start.AddMinutes(at[1]), start.AddMinutes(at[2]), TimeSpan.FromMinutes(run[0]), TimeSpan.FromMinutes(run[1]),
            [Between(pauses[0], pauses[1]), Between(pauses[2], pauses[3])]);
    }

    /// <summary>Intervals on quarters of an hour from sorted bounds; equal bounds fall away.</summary>
    private static IReadOnlyList<Opening> Ordered(int[] quarters) =>
        [.. quarters.Order().Chunk(2).Where(pair => pair[0] < pair[1]).Select(pair => new Opening(pair[0] * 15, pair[1] * 15))];
}

/// <summary>
/// The calendar as its definition reads, minute after minute, without any of the layout of the real one: a minute is open when it lies between the
/// instants that an interval of some nearby date means.
/// </summary>
internal sealed class MinuteOracle
{
    private readonly List<(long From, long To)> _open = [];

    public MinuteOracle(CalendarDefinition calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var zone = DateTimeZoneProviders.Tzdb[calendar.TimeZone];
        for (var day = DateOnly.FromDateTime(from.UtcDateTime).AddDays(-2); day <= DateOnly.FromDateTime(to.UtcDateTime).AddDays(2); day = day.AddDays(1))
        {
            var hours = calendar.Openings.TryGetValue(day, out var own) ? own
                : calendar.Holidays.ContainsKey(day) ? []
                : calendar.Weekly.TryGetValue(day.DayOfWeek, out var usual) ? usual : [];
            foreach (var opening in hours)
                _open.Add((At(zone, day, opening.FromMinute), At(zone, day, opening.ToMinute)));
        }
    }

    public bool IsOpen(DateTimeOffset at) => _open.Exists(open => at.UtcTicks >= open.From && at.UtcTicks < open.To);

    public int Between(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<Pause> pauses)
    {
        var minutes = 0;
        for (var at = from; at < to; at = at.AddMinutes(1))
            minutes += IsOpen(at) && !pauses.Any(pause => at >= pause.From && (pause.To is null || at < pause.To)) ? 1 : 0;
        return minutes;
    }

    private static long At(DateTimeZone zone, DateOnly day, int minute) =>
        zone.AtLeniently(LocalDate.FromDateOnly(day).AtMidnight().PlusMinutes(minute)).ToDateTimeOffset().UtcTicks;
}
