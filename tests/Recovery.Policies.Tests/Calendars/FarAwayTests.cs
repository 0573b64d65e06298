using System.Diagnostics;
using Recovery.Domain.Calendars;
using static Recovery.Policies.Tests.Calendars.A;

namespace Recovery.Policies.Tests.Calendars;

/// <summary>Instants at the ends of time, calendars that never open, many threads.</summary>
public sealed class FarAwayTests
{
    public static TheoryData<string> Zones => ["Europe/Paris", "America/New_York", "Pacific/Kiritimati", "UTC"];

    [Theory]
    [MemberData(nameof(Zones))]
    public void No_instant_makes_a_calendar_fail_otherwise_than_by_saying_so(string zone)
    {
        DateTimeOffset[] instants = [DateTimeOffset.MinValue, At("0001-01-01T23:59:59Z"), At("1582-10-10T12:00:00Z"), At("9999-12-31T00:00:00Z"), DateTimeOffset.MaxValue];
        TimeSpan[] budgets = [TimeSpan.Zero, TimeSpan.FromTicks(1), Minutes(1), TimeSpan.FromDays(100_000), TimeSpan.MaxValue];
        string[] weeks = [OfficeHours, AlwaysOpen, "{}"];

        foreach (var calendar in weeks.Select(week => Calendar(zone, week, ["0001-01-02", "9999-12-31"])))
        {
            foreach (var at in instants)
            {
                foreach (var budget in budgets)
                {
                    OrExhausted(() => calendar.Add(at, budget, NoPause));
                    OrExhausted(() => calendar.Add(at, budget, [new(at, at.AddTicks(at.UtcTicks > 0 ? -1 : 1), "before"), new(DateTimeOffset.MinValue, null, "all")]));
                    OrExhausted(() => calendar.Subtract(at, budget));
                }

                OrExhausted(() => calendar.NextOpen(at));
                calendar.IsOpen(at);
                var day = calendar.DateOf(at);
                calendar.IsWorkingDay(day);
                calendar.OpeningOf(day).ShouldBeLessThanOrEqualTo(calendar.CloseOf(day));
                calendar.EndOf(day);
                foreach (var other in instants)
                {
                    calendar.Between(at, other, NoPause).ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
                    OrExhausted(() => calendar.Explain(at, other, NoPause));
                }
            }

            calendar.EndOf(DateOnly.MinValue);
            calendar.CloseOf(DateOnly.MaxValue);
            calendar.Explain(DateTimeOffset.MaxValue.AddDays(-3), DateTimeOffset.MaxValue, NoPause)[^1].To.ShouldBe(DateTimeOffset.MaxValue);
            calendar.Explain(DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddDays(3), NoPause)[0].From.ShouldBe(DateTimeOffset.MinValue);
        }
    }

    [Fact]
    public void A_calendar_that_never_opens_says_so_at_once()
    {
        var calendar = Calendar("Europe/Paris", """{"mon":[]}""");
        var asked = Stopwatch.GetTimestamp();
        Should.Throw<CalendarExhaustedException>(() => calendar.Add("2026-03-02T10:00:00Z", 1)).Message.ShouldBe("Calendar calendar@1 cannot answer: it never opens.");
        Should.Throw<CalendarExhaustedException>(() => calendar.NextOpen(At("2026-03-02T10:00:00Z")));
        Should.Throw<CalendarExhaustedException>(() => calendar.Subtract(At("2026-03-02T10:00:00Z"), Minutes(1)));
        calendar.Between("0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z").ShouldBe(0);
        Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_calendar_whose_last_opening_is_past_says_so()
    {
        var calendar = Calendar("Europe/Paris", "{}", openings: """{"2026-12-19":[["09:00","12:00"]]}""");
        calendar.Add("2026-03-02T10:00:00Z", 180).ShouldBe(At("2026-12-19T12:00:00+01:00"));
        Should.Throw<CalendarExhaustedException>(() => calendar.Add("2026-03-02T10:00:00Z", 181));
        Should.Throw<CalendarExhaustedException>(() => calendar.NextOpen(At("2026-12-19T12:00:00+01:00")));
        calendar.Subtract(At("2030-01-01T00:00:00Z"), Minutes(180)).ShouldBe(At("2026-12-19T09:00:00+01:00"));
    }

    [Fact]
    public void Many_threads_get_the_answers_of_one()
    {
        var start = At("2026-01-01T08:00:00Z");
        var shared = ParisOffice("2026-05-01");
        var expected = Enumerable.Range(0, 2000).Select(i => ParisOffice("2026-05-01").Add(start.AddDays(i * 11), Minutes(i), NoPause)).ToArray();
        var answers = new DateTimeOffset[expected.Length];
        Parallel.For(0, expected.Length, i => answers[i] = shared.Add(start.AddDays(i * 11), Minutes(i), NoPause));
        answers.ShouldBe(expected);
    }

    private static void OrExhausted<T>(Func<T> ask)
    {
        try
        {
            ask();
        }
        catch (CalendarExhaustedException)
        {
            // the one answer that may stand for "there is none"
        }
    }
}
