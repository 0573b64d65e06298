namespace Recovery.Domain.Tests.Sla;

/// <summary>Every unit, from Monday at 10:00.</summary>
public sealed class TargetsTests
{
    private static readonly DateOnly[] None = [];

    private static DateTimeOffset End(DateOnly day) => A.At(day, 23, 59).AddSeconds(59);

    private static DateTimeOffset Due(ClockRule rule, DateTimeOffset? received = null) =>
        Given(A.Receipt() with { ReceivedAt = received ?? A.Now }).Under(Packs.Of(rule)).Clock("clock").DueAt!.Value;

    [Fact]
    public void Working_minutes_skip_lunch_and_night()
    {
        Due(Packs.Rule(150, TimeUnit.WorkingMinutes)).ShouldBe(A.At(A.Monday, 12, 30)); // due at closing, not at the next opening
        Due(Packs.Rule(151, TimeUnit.WorkingMinutes)).ShouldBe(A.At(A.Monday, 13, 31));
        Due(Packs.Rule(391, TimeUnit.WorkingMinutes)).ShouldBe(A.At(A.Tuesday, 9, 1));
    }

    [Fact]
    public void Working_days_end_at_the_close_of_the_last()
    {
        Due(Packs.Rule(1, TimeUnit.WorkingDays)).ShouldBe(A.At(A.Tuesday, 17, 30));
        Due(Packs.Rule(5, TimeUnit.WorkingDays)).ShouldBe(A.At(new(2026, 11, 30), 17, 30));
        Due(Packs.Rule(24, TimeUnit.WorkingDays)).ShouldBe(A.At(new(2026, 12, 28), 17, 30)); // the 25th is a holiday
    }

    [Theory]
    [InlineData(1, 2026, 11, 24)]
    [InlineData(20, 2026, 12, 21)]
    [InlineData(21, 2026, 12, 22)]
    [InlineData(26, 2026, 12, 30)]
    [InlineData(60, 2027, 2, 17)]
    [InlineData(250, 2027, 11, 10)]
    public void Business_days_of_any_number_end_with_the_last(int days, int year, int month, int day) =>
        Due(Packs.Rule(days, TimeUnit.BusinessDays)).ShouldBe(End(new(year, month, day)));

    [Fact]
    public void Jours_ouvrables_count_saturdays()
    {
        Due(Packs.Rule(5, TimeUnit.JoursOuvrables)).ShouldBe(End(A.Saturday));
        Due(Packs.Rule(10, TimeUnit.JoursOuvrables)).ShouldBe(End(new(2026, 12, 4)));
    }

    [Fact]
    public void Calendar_days_weeks_and_months_end_with_the_day()
    {
        Due(Packs.Rule(5, TimeUnit.CalendarDays)).ShouldBe(End(A.Saturday));
        Due(Packs.Rule(8, TimeUnit.Weeks)).ShouldBe(End(new(2027, 1, 18)));
        Due(Packs.Rule(2, TimeUnit.Months)).ShouldBe(End(new(2027, 1, 23)));
        Due(Packs.Rule(3, TimeUnit.Months), A.At(new(2025, 11, 30), 10)).ShouldBe(End(new(2026, 2, 28))); // no 30 February
    }

    [Fact]
    public void A_closed_last_day_is_kept_or_moved_as_the_rule_says()
    {
        var rule = Packs.Rule(5, TimeUnit.CalendarDays);
        Due(rule with { IfClosed = IfClosed.NextWorkingDay }).ShouldBe(End(new(2026, 11, 30)));
        Due(rule with { IfClosed = IfClosed.PreviousWorkingDay }).ShouldBe(End(A.Friday));
    }

    [Fact]
    public void The_close_of_the_third_business_day_following_receipt() => Due(Packs.Rule(3, TimeUnit.CloseOfBusinessDay)).ShouldBe(A.At(A.Thursday, 17, 30));

    [Fact]
    public void Continuous_hours_run_through_the_night() => Due(Packs.Rule(48, TimeUnit.ContinuousHours)).ShouldBe(A.At(A.Wednesday, 10));

    [Fact]
    public void Receipt_outside_hours_counts_as_the_next_opening_where_the_rule_says_so()
    {
        var rule = Packs.Rule(1, TimeUnit.BusinessDays);
        Due(rule, A.At(new(2026, 11, 21), 11)).ShouldBe(End(A.Monday));
        Due(rule with { OutsideHoursCountsAsNextOpening = true }, A.At(new(2026, 11, 21), 11)).ShouldBe(End(A.Tuesday));
    }

    [Theory]
    [InlineData(TimeUnit.WorkingDays)]
    [InlineData(TimeUnit.CalendarDays)]
    [InlineData(TimeUnit.Weeks)]
    [InlineData(TimeUnit.Months)]
    [InlineData(TimeUnit.ContinuousHours)]
    [InlineData(TimeUnit.WorkingMinutes)]
    public void What_lies_beyond_the_calendar_is_never_due_and_throws_nothing(TimeUnit unit) =>
        Due(Packs.Rule(int.MaxValue, unit), new DateTimeOffset(9999, 12, 30, 0, 0, 0, TimeSpan.Zero)).ShouldBe(Deadlines.Never);

    [Fact]
    public void A_day_counts_by_its_unit()
    {
        var days = new[] { A.Friday, A.Saturday, A.Saturday.AddDays(1), A.Christmas };
        DateOnly[] Counted(TimeUnit unit) => [.. days.Where(day => Targets.Counts(unit, day, A.Calendar))];
        Counted(TimeUnit.WorkingDays).ShouldBe([A.Friday]);
        Counted(TimeUnit.BusinessDays).ShouldBe([A.Friday]);
        Counted(TimeUnit.JoursOuvrables).ShouldBe([A.Friday, A.Saturday]);
        Counted(TimeUnit.CalendarDays).Except(days).ShouldBe(None);
        Counted(TimeUnit.CalendarDays).Length.ShouldBe(4);
    }
}
