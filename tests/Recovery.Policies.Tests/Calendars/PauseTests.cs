using Recovery.Domain.Calendars;
using static Recovery.Policies.Tests.Calendars.A;

namespace Recovery.Policies.Tests.Calendars;

/// <summary>Time in which a clock stands still.</summary>
public sealed class PauseTests
{
    private static Pause From(string from, string? to) => new(At(from), to is null ? null : At(to), "awaiting the complainant");

    [Fact]
    public void A_pause_within_opening_hours_moves_the_due_time()
    {
        Pause[] pauses = [From("2026-03-02T10:00:00+01:00", "2026-03-02T11:00:00+01:00")];
        ParisOffice().Add(At("2026-03-02T09:30:00+01:00"), Minutes(60), pauses).ShouldBe(At("2026-03-02T11:30:00+01:00"));
        ParisOffice().Add(At("2026-03-02T09:30:00+01:00"), Minutes(30), pauses).ShouldBe(At("2026-03-02T10:00:00+01:00")); // used up as the pause begins
    }

    [Fact]
    public void A_pause_outside_opening_hours_changes_nothing() =>
        ParisOffice().Add(At("2026-03-02T17:00:00+01:00"), Minutes(60), [From("2026-03-02T17:30:00+01:00", "2026-03-03T09:00:00+01:00")])
            .ShouldBe(At("2026-03-03T09:30:00+01:00"));

    [Fact]
    public void Overlapping_and_unordered_pauses_count_once()
    {
        Pause[] pauses = [From("2026-03-02T10:30:00+01:00", "2026-03-02T11:30:00+01:00"), From("2026-03-02T10:00:00+01:00", "2026-03-02T11:00:00+01:00")];
        ParisOffice().Between(At("2026-03-02T09:00:00+01:00"), At("2026-03-02T12:30:00+01:00"), pauses).ShouldBe(Minutes(120));
        ParisOffice().Add(At("2026-03-02T09:00:00+01:00"), Minutes(120), pauses).ShouldBe(At("2026-03-02T12:30:00+01:00"));
    }

    [Fact]
    public void A_pause_without_end_never_lets_the_clock_end()
    {
        Pause[] open = [From("2026-03-02T10:00:00+01:00", null)];
        Should.Throw<CalendarExhaustedException>(() => ParisOffice().Add(At("2026-03-02T09:00:00+01:00"), Minutes(61), open));
        ParisOffice().Add(At("2026-03-02T09:00:00+01:00"), Minutes(60), open).ShouldBe(At("2026-03-02T10:00:00+01:00"));
        ParisOffice().Between(At("2026-03-02T09:00:00+01:00"), At("2026-03-09T12:00:00+01:00"), open).ShouldBe(Minutes(60));
    }
}
