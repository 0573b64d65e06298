using Recovery.Domain.Calendars;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Pausing;

namespace Recovery.Domain.Tests.Sla;

public sealed class ExplanationsTests
{
    private static readonly DateOnly EveOfChristmas = new(2026, 12, 24);

    private static ClockExplanation Explain(Story story, string clock = "clock") => Explanations.Explain(story.Clock(clock), story.Calendar, story.Now);

    private static Story Of(ClockRule rule, DateTimeOffset? received = null) => Given(A.Receipt() with { ReceivedAt = received ?? A.Now }).Under(Packs.Of(rule));

    [Fact]
    public void It_names_the_clock_its_target_and_its_source()
    {
        var told = Explain(Of(Packs.Final), "final");
        told.ShouldSatisfyAllConditions(
            () => told.Id.ShouldBe("final"),
            () => told.Milestone.ShouldBe("final-response"),
            () => told.State.ShouldBe(ClockState.Running),
            () => told.StartedAt.ShouldBe(A.Now),
            () => told.DueAt.ShouldBe(A.At(new(2026, 12, 14), 23, 59).AddSeconds(59)),
            () => told.StoppedAt.ShouldBeNull(),
            () => told.Target.ShouldBe(new Target(15, TimeUnit.BusinessDays)),
            () => told.Factor.ShouldBe(1m),
            () => told.Source.ShouldBe("DISP 1.6.2AR"),
            () => told.Statutory.ShouldBeTrue());
    }

    [Fact]
    public void The_target_is_the_one_that_applies()
    {
        Explain(Of(Packs.Final).And(new ClockExtended(A.Words("expert"), ["final"])), "final").Target.ShouldBe(new Target(35, TimeUnit.BusinessDays));
        Explain(Of(Packs.Resolve).And(new SeverityAssessed(Severity.High, A.Words("cold"))), "resolve").Factor.ShouldBe(0.5m);
    }

    [Fact]
    public void Minutes_are_told_stretch_by_stretch_over_a_holiday_and_a_weekend()
    {
        var told = Explain(Of(Packs.Rule(300, TimeUnit.WorkingMinutes), A.At(EveOfChristmas, 13)));
        told.DueAt.ShouldBe(A.At(new(2026, 12, 28), 10));
        told.Days.ShouldBeEmpty();
        told.Stretches.ShouldBe(
        [
            new(A.At(EveOfChristmas, 13), A.At(EveOfChristmas, 13, 30), StretchKind.OutsideHours),
            new(A.At(EveOfChristmas, 13, 30), A.At(EveOfChristmas, 17, 30), StretchKind.Open),
            new(A.At(EveOfChristmas, 17, 30), A.At(A.Christmas, 0), StretchKind.OutsideHours),
            new(A.At(A.Christmas, 0), A.At(new(2026, 12, 26), 0), StretchKind.Holiday, "Noël"),
            new(A.At(new(2026, 12, 26), 0), A.At(new(2026, 12, 28), 0), StretchKind.DayOff),
            new(A.At(new(2026, 12, 28), 0), A.At(new(2026, 12, 28), 9), StretchKind.OutsideHours),
            new(A.At(new(2026, 12, 28), 9), A.At(new(2026, 12, 28), 10), StretchKind.Open),
        ]);
    }

    [Fact]
    public void Days_are_told_one_by_one_over_a_holiday_and_a_weekend() =>
        Explain(Of(Packs.Rule(2, TimeUnit.WorkingDays), A.At(EveOfChristmas, 13))).Days.ShouldBe(
        [
            new(EveOfChristmas, DayKind.DayOfReceipt),
            new(A.Christmas, DayKind.Holiday, Note: "Noël"),
            new(new(2026, 12, 26), DayKind.DayOff),
            new(new(2026, 12, 27), DayKind.DayOff),
            new(new(2026, 12, 28), DayKind.Counted, 1),
            new(new(2026, 12, 29), DayKind.Counted, 2),
        ]);

    [Fact]
    public void A_paused_clock_is_told_until_now()
    {
        var story = Of(Packs.Rule(5, TimeUnit.BusinessDays)).At(A.At(A.Tuesday, 10)).And(new ClockPaused("wait", ["clock"])).At(A.At(A.Thursday, 10));
        var told = Explain(story);
        told.State.ShouldBe(ClockState.Paused);
        told.DueAt.ShouldBeNull();
        told.Stretches[^1].ShouldBe(new(A.At(A.Tuesday, 10), A.At(A.Thursday, 10), StretchKind.Paused, "wait"));
        told.Days.ShouldBe(
        [
            new(A.Monday, DayKind.DayOfReceipt),
            new(A.Tuesday, DayKind.Counted, 1),
            new(A.Wednesday, DayKind.Paused, Note: "wait"),
            new(A.Thursday, DayKind.Paused, Note: "wait"),
        ]);
    }

    [Fact]
    public void A_last_day_that_was_closed_is_told()
    {
        var days = Explain(Of(Packs.Rule(5, TimeUnit.CalendarDays) with { IfClosed = IfClosed.NextWorkingDay })).Days;
        days[^3].ShouldBe(new(A.Saturday, DayKind.Counted, 5));
        days[^2].Kind.ShouldBe(DayKind.Rolled);
        days[^1].ShouldBe(new(new(2026, 11, 30), DayKind.Rolled));
    }

    [Fact]
    public void A_receipt_outside_hours_counts_from_the_next_opening() =>
        Explain(Of(Packs.Rule(1, TimeUnit.BusinessDays) with { OutsideHoursCountsAsNextOpening = true }, A.At(new(2026, 11, 21), 11))).Days
            .ShouldBe([new(A.Monday, DayKind.DayOfReceipt), new(A.Tuesday, DayKind.Counted, 1)]);

    [Theory]
    [InlineData(TimeUnit.WorkingDays, 20)]
    [InlineData(TimeUnit.BusinessDays, 20)]
    [InlineData(TimeUnit.JoursOuvrables, 30)]
    [InlineData(TimeUnit.CloseOfBusinessDay, 20)]
    [InlineData(TimeUnit.CalendarDays, 40)]
    [InlineData(TimeUnit.Weeks, 8)]
    [InlineData(TimeUnit.Months, 2)]
    public void What_is_told_agrees_with_what_was_counted(TimeUnit unit, int amount)
    {
        var told = Explain(Of(Packs.Rule(amount, unit)));
        told.Days.Count(day => day.Counted).ShouldBe(unit switch { TimeUnit.Weeks => 56, TimeUnit.Months => 61, _ => amount });
        told.Days.Zip(told.Days.Skip(1)).ShouldAllBe(pair => pair.First.Date.AddDays(1) == pair.Second.Date);
        told.Stretches[0].From.ShouldBe(told.StartedAt);
        told.Stretches[^1].To.ShouldBe(told.DueAt!.Value);
        told.Stretches.Zip(told.Stretches.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
    }

    [Fact]
    public void Continuous_hours_count_by_night_and_stand_still_in_a_pause()
    {
        var story = Of(Packs.Rule(10, TimeUnit.ContinuousHours)).At(A.At(A.Monday, 12)).And(new ClockPaused("wait", ["clock"])).At(A.At(A.Monday, 14)).And(new ClockResumed("wait"));
        Explain(story).Stretches.ShouldBe(
        [
            new(A.Now, A.At(A.Monday, 12), StretchKind.Open),
            new(A.At(A.Monday, 12), A.At(A.Monday, 14), StretchKind.Paused, "wait"),
            new(A.At(A.Monday, 14), A.At(A.Monday, 22), StretchKind.Open),
        ]);
    }

    [Fact]
    public void A_promise_and_a_deadline_fixed_elsewhere_have_stretches_and_no_target()
    {
        var promise = Explain(Given(A.Promised), "promise.p1");
        promise.Target.ShouldBeNull();
        promise.Source.ShouldBeNull();
        promise.Statutory.ShouldBeFalse();
        promise.Days.ShouldBeEmpty();
        promise.Stretches[^1].To.ShouldBe(A.At(A.Friday, 17, 30));

        var elsewhere = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { ["resolve"] = A.At(A.Tuesday, 12) };
        Explain(Given(A.Receipt() with { FixedDeadlines = elsewhere }), "fixed.resolve").Stretches[^1].To.ShouldBe(A.At(A.Tuesday, 12));
    }

    [Fact]
    public void A_clock_that_is_never_due_has_nothing_to_tell()
    {
        var told = Explain(Of(Packs.Rule(int.MaxValue, TimeUnit.Weeks)));
        told.Stretches.ShouldBeEmpty();
        told.Days.ShouldBeEmpty();
    }
}
