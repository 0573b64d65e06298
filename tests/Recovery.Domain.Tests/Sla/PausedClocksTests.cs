using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Pausing;

namespace Recovery.Domain.Tests.Sla;

public sealed class PausedClocksTests
{
    private static readonly DateTimeOffset Tuesday = A.At(A.Tuesday, 10);
    private static readonly DateTimeOffset Thursday = A.At(A.Thursday, 10);

    private static Story Of(ClockRule rule) => Given(A.Received).Under(Packs.Of(rule));

    private static Story Paused(ClockRule rule, DateTimeOffset? from = null, string reason = "wait") => Of(rule).At(from ?? Tuesday).And(new ClockPaused(reason, ["clock"]));

    private static Story Resumed(ClockRule rule) => Paused(rule).At(Thursday).And(new ClockResumed("wait"));

    [Fact]
    public void Nobody_knows_when_a_paused_clock_is_due()
    {
        var story = Paused(Packs.Rule(5, TimeUnit.WorkingDays));
        story.Clock("clock").DueAt.ShouldBeNull();
        story.Clock("clock").StateAt(story.Now).ShouldBe(ClockState.Paused);
        story.NextAsk.ShouldBeNull();
    }

    [Fact]
    public void A_pause_for_a_reason_the_rule_does_not_know_stops_nothing() =>
        Paused(Packs.Rule(5, TimeUnit.WorkingDays), reason: "other").Clock("clock").DueAt.ShouldBe(A.At(new(2026, 11, 30), 17, 30));

    [Theory]
    [InlineData(600, TimeUnit.WorkingMinutes)]
    [InlineData(48, TimeUnit.ContinuousHours)]
    [InlineData(5, TimeUnit.WorkingDays)]
    [InlineData(5, TimeUnit.BusinessDays)]
    [InlineData(5, TimeUnit.JoursOuvrables)]
    [InlineData(5, TimeUnit.CalendarDays)]
    [InlineData(1, TimeUnit.Weeks)]
    [InlineData(1, TimeUnit.Months)]
    [InlineData(5, TimeUnit.CloseOfBusinessDay)]
    public void Resumed_it_is_due_later_by_the_time_it_stood_still(int amount, TimeUnit unit)
    {
        var rule = Packs.Rule(amount, unit);
        var expected = unit switch
        {
            TimeUnit.WorkingMinutes => A.At(A.Thursday, 12, 30), // 390 on Monday, 60 on Tuesday, 150 on Thursday
            TimeUnit.ContinuousHours => A.At(A.Friday, 10),
            TimeUnit.WorkingDays or TimeUnit.CloseOfBusinessDay => A.At(new(2026, 12, 2), 17, 30),
            TimeUnit.BusinessDays => End(new(2026, 12, 2)),
            TimeUnit.JoursOuvrables => End(new(2026, 12, 1)),
            TimeUnit.CalendarDays => End(new(2026, 11, 30)),
            TimeUnit.Weeks => End(new(2026, 12, 2)),
            _ => End(new(2026, 12, 25)),
        };
        Resumed(rule).Clock("clock").DueAt.ShouldBe(expected);
    }

    [Theory]
    [InlineData(1, TimeUnit.CalendarDays)]
    [InlineData(1, TimeUnit.BusinessDays)]
    [InlineData(3, TimeUnit.ContinuousHours)]
    [InlineData(60, TimeUnit.WorkingMinutes)]
    public void A_pause_begun_after_the_due_instant_undoes_no_miss(int amount, TimeUnit unit)
    {
        var rule = Packs.Rule(amount, unit);
        var due = Of(rule).Clock("clock").DueAt;
        var paused = Paused(rule, Thursday);
        paused.Clock("clock").DueAt.ShouldBe(due);
        paused.Clock("clock").StateAt(Thursday).ShouldBe(ClockState.Missed);
        paused.At(A.At(A.Friday, 10)).And(new ClockResumed("wait")).Clock("clock").DueAt.ShouldBe(due);
    }

    [Fact]
    public void A_clock_may_start_again_on_resumption()
    {
        var clock = Resumed(Packs.Rule(5, TimeUnit.WorkingDays) with { RestartsOnResume = true }).Clock("clock");
        clock.StartedAt.ShouldBe(Thursday);
        clock.DueAt.ShouldBe(A.At(new(2026, 12, 3), 17, 30));
    }

    [Fact]
    public void A_restarted_clock_may_wait_again() =>
        Resumed(Packs.Rule(5, TimeUnit.WorkingDays) with { RestartsOnResume = true }).At(A.At(A.Friday, 10)).And(new ClockPaused("wait", ["clock"]))
            .Clock("clock").DueAt.ShouldBeNull();

    [Fact]
    public void An_incomplete_complaint_starts_when_it_is_completed()
    {
        var rule = Packs.Rule(15, TimeUnit.BusinessDays, StartAnchor.Completed) with { PauseReasons = [Fold.Incomplete] };
        var story = Paused(rule, reason: Fold.Incomplete);
        story.Clock("clock").DueAt.ShouldBeNull();
        story = story.At(Thursday).And(new ClockResumed(Fold.Incomplete));
        story.Clock("clock").StartedAt.ShouldBe(Thursday);
        story.Clock("clock").DueAt.ShouldBe(End(new(2026, 12, 17)));
    }

    [Fact]
    public void A_resumption_that_completes_nothing_starts_nothing() =>
        Resumed(Packs.Rule(15, TimeUnit.BusinessDays, StartAnchor.Completed)).Clock("clock").StartedAt.ShouldBe(A.Now);

    [Fact]
    public void Extended_it_has_its_longer_target_from_the_same_anchor() =>
        Of(Packs.Final).And(new ClockExtended(A.Words("expert"), ["final"])).Clock("final").DueAt.ShouldBe(Of(Packs.Final with { Target = new(35, TimeUnit.BusinessDays) }).Clock("final").DueAt);

    [Fact]
    public void High_severity_and_a_pause_together() =>
        Given(A.Received).Under(Packs.Of(Packs.Resolve)).And(new SeverityAssessed(Severity.High, A.Words("cold")))
            .At(Tuesday).And(new ClockPaused("awaiting-complainant", ["resolve"])).At(Thursday).And(new ClockResumed("awaiting-complainant"))
            .Clock("resolve").DueAt.ShouldBe(A.At(new(2026, 11, 30), 9, 30)); // half of what ran, and what did not run was not counted

    private static DateTimeOffset End(DateOnly day) => A.At(day, 23, 59).AddSeconds(59);
}
