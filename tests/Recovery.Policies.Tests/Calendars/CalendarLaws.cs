using FsCheck;
using FsCheck.Fluent;
using Recovery.Domain.Calendars;
using static Recovery.Policies.Tests.Calendars.A;

namespace Recovery.Policies.Tests.Calendars;

/// <summary>What holds for every calendar, whatever its hours, zone and holidays.</summary>
public sealed class CalendarLaws
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    private static void Hold(Action<RandomCalendars.Case> law) => Prop.ForAll(RandomCalendars.Cases, law).Check(Many);

    [Fact]
    public void What_is_added_has_run_in_between() => Hold(c => c.Calendar.Between(c.A, c.Calendar.Add(c.A, c.N, NoPause), NoPause).ShouldBe(c.N));

    [Fact]
    public void What_is_added_has_run_in_between_in_spite_of_pauses() => Hold(c => c.Calendar.Between(c.A, c.Calendar.Add(c.A, c.N, c.Pauses), c.Pauses).ShouldBe(c.N));

    [Fact]
    public void Adding_twice_is_adding_the_sum() =>
        Hold(c => c.Calendar.Add(c.Calendar.Add(c.A, c.N, c.Pauses), c.M, c.Pauses).ShouldBe(c.M == TimeSpan.Zero ? c.Calendar.Add(c.A, c.N, c.Pauses) : c.Calendar.Add(c.A, c.N + c.M, c.Pauses)));

    [Fact]
    public void Time_between_adds_up() =>
        Hold(c => (c.Calendar.Between(c.A, c.B, c.Pauses) + c.Calendar.Between(c.B, c.C, c.Pauses)).ShouldBe(c.Calendar.Between(c.A, c.C, c.Pauses)));

    [Fact]
    public void Later_starts_and_larger_budgets_are_never_due_earlier() => Hold(c =>
    {
        c.Calendar.Add(c.B, c.N, c.Pauses).ShouldBeGreaterThanOrEqualTo(c.Calendar.Add(c.A, c.N, c.Pauses));
        c.Calendar.Add(c.A, c.N + c.M, c.Pauses).ShouldBeGreaterThanOrEqualTo(c.Calendar.Add(c.A, c.N, c.Pauses));
    });

    [Fact]
    public void A_budget_is_due_at_the_first_instant_it_has_run() => Hold(c =>
    {
        var due = c.Calendar.Add(c.A, c.N + Minutes(1), c.Pauses);
        c.Calendar.Between(c.A, due.AddTicks(-1), c.Pauses).ShouldBeLessThan(c.N + Minutes(1));
    });

    [Fact]
    public void Subtracting_gives_the_last_instant_from_which_the_budget_runs() => Hold(c =>
    {
        var from = c.Calendar.Subtract(c.B, c.N + Minutes(1));
        c.Calendar.Between(from, c.B, NoPause).ShouldBe(c.N + Minutes(1));
        c.Calendar.Between(from.AddTicks(1), c.B, NoPause).ShouldBeLessThan(c.N + Minutes(1));
    });

    [Fact]
    public void The_next_opening_is_open_and_nothing_before_it_is() => Hold(c =>
    {
        var opens = c.Calendar.NextOpen(c.A);
        c.Calendar.IsOpen(opens).ShouldBeTrue();
        c.Calendar.Between(c.A, opens, NoPause).ShouldBe(TimeSpan.Zero);
    });

    [Fact]
    public void An_explanation_has_no_gap_and_counts_what_counts() => Hold(c =>
    {
        var told = c.Calendar.Explain(c.A, c.C, c.Pauses);
        told.Aggregate(c.A, (at, stretch) =>
        {
            stretch.From.ShouldBe(at);
            stretch.To.ShouldBeGreaterThan(at);
            return stretch.To;
        }).ShouldBe(c.C);
        told.Zip(told.Skip(1)).ShouldAllBe(pair => pair.First.Kind != pair.Second.Kind || pair.First.Note != pair.Second.Note);
        told.Where(stretch => stretch.Counted).Aggregate(TimeSpan.Zero, (sum, stretch) => sum + (stretch.To - stretch.From)).ShouldBe(c.Calendar.Between(c.A, c.C, c.Pauses));
    });

    [Fact]
    public void Counting_minute_by_minute_gives_the_same() => Prop.ForAll(RandomCalendars.Cases, c =>
    {
        var oracle = new MinuteOracle(c.Calendar.Definition, c.A, c.C);
        c.Calendar.Between(c.A, c.C, c.Pauses).TotalMinutes.ShouldBe(oracle.Between(c.A, c.C, c.Pauses));
        c.Calendar.IsOpen(c.B).ShouldBe(oracle.IsOpen(c.B));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void A_calendar_survives_its_file() => Hold(c =>
    {
        var json = Policies.Calendars.CalendarFile.Write(c.Calendar.Definition);
        Policies.Calendars.CalendarFile.Write(Policies.Calendars.CalendarFile.Read(json).OrThrow("its own file")).ShouldBe(json);
    });
}
