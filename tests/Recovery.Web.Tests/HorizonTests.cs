using Recovery.Domain.Calendars;
using Recovery.Policies;
using Recovery.Web.Supervise;

namespace Recovery.Web.Tests;

/// <summary>The stretches of a forecast, in the house's calendar: Paris, 9:00–12:30 and 13:30–17:30, Monday to Friday.</summary>
public sealed class HorizonTests
{
    private static readonly IWorkingCalendar House =
        PolicyCatalog.From(Publishing.Directory(Path.Combine(AppContext.BaseDirectory, "ops"))).FindCalendar("house")!;

    [Fact]
    public void A_tuesday_morning_has_them_all()
    {
        var now = At(24, 9);
        var all = Horizon.From(now, House);
        all.Select(stretch => stretch.Name).ShouldBe(["late", "hours", "today", "tomorrow", "week", "next-week", "later"]);
        all[1].Until.ShouldBe(At(24, 14));
        all[2].Until.ShouldBe(House.EndOf(new DateOnly(2026, 11, 24)));
        all[5].Until.ShouldBe(House.EndOf(new DateOnly(2026, 12, 6)));
        all[6].Until.ShouldBeNull();
    }

    [Fact]
    public void On_a_friday_afternoon_the_next_hours_reach_over_the_weekend_and_what_they_hold_is_not_told_twice()
    {
        var all = Horizon.From(At(27, 16), House);
        all.Select(stretch => stretch.Name).ShouldBe(["late", "hours", "next-week", "later"]);
        all[1].Until.ShouldBe(At(30, 11, 30));
    }

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(1)).ToUniversalTime();
}
