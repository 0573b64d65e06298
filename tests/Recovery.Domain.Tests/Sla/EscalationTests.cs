using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Pausing;

namespace Recovery.Domain.Tests.Sla;

public sealed class EscalationTests
{
    private static Story Of(ClockRule rule) => Given(A.Received).Under(Packs.Of(rule));

    private static LadderRung[] Ahead(Story story, string clock) => [.. Escalation.StepsAhead(story.State, story.Clock(clock), story.Pack, story.Calendar)];

    [Fact]
    public void The_rungs_lie_at_shares_of_the_working_time_at_the_due_instant_and_at_the_close_of_working_days_after()
    {
        var rungs = Ahead(Of(Packs.Acknowledge), "ack");
        rungs.Select(rung => rung.At).ShouldBe([A.At(A.Monday, 10, 30), A.At(A.Monday, 10, 48), A.At(A.Monday, 11), A.At(A.Tuesday, 17, 30)]);
        rungs.Select(rung => rung.Kind).ShouldBe([StepKind.BeforeDue, StepKind.BeforeDue, StepKind.Due, StepKind.AfterDue]);
        rungs[3].Tell.ShouldBe(["head"]);
    }

    [Fact]
    public void Days_after_due_skip_the_weekend() => Ahead(Of(Packs.Rule(4, TimeUnit.WorkingDays)), "clock")[3].At.ShouldBe(A.At(new(2026, 11, 30), 17, 30));

    [Fact]
    public void Continuous_hours_are_shared_as_hours() =>
        Ahead(Of(Packs.Rule(10, TimeUnit.ContinuousHours)), "clock").Take(2).Select(rung => rung.At).ShouldBe([A.At(A.Monday, 15), A.At(A.Monday, 18)]);

    [Fact]
    public void And_stand_still_with_their_clock()
    {
        var story = Of(Packs.Rule(10, TimeUnit.ContinuousHours)).At(A.At(A.Monday, 12)).And(new ClockPaused("wait", ["clock"])).At(A.At(A.Monday, 14)).And(new ClockResumed("wait"));
        Ahead(story, "clock").Take(3).Select(rung => rung.At).ShouldBe([A.At(A.Monday, 17), A.At(A.Monday, 20), A.At(A.Monday, 22)]);
    }

    [Fact]
    public void A_share_of_no_time_is_the_start()
    {
        Targets.Share(A.Now, A.Now, 0.5m, [], A.Calendar).ShouldBe(A.Now);
        Targets.Share(A.Now, A.Now.AddHours(-1), 0.5m, [], A.Calendar).ShouldBe(A.Now);
        Targets.Share(A.At(A.Saturday, 10), A.At(A.Saturday, 12), 0.5m, [], A.Calendar).ShouldBe(A.At(A.Saturday, 11)); // closed: plain time
    }

    [Fact]
    public void What_was_told_is_not_ahead()
    {
        var story = Of(Packs.Acknowledge).At(A.At(A.Monday, 10, 50));
        Ahead(story.When(new Elapse(A.Case)).After, "ack").Select(rung => rung.Name).ShouldBe(["due", "late"]);
    }

    [Fact]
    public void An_extended_clock_has_its_ladder_again()
    {
        var story = Of(Packs.Final);
        story = story.At(story.Clock("final").DueAt!.Value.AddDays(-1)).When(new Elapse(A.Case)).After;
        Ahead(story, "final").Select(rung => rung.Name).ShouldBe(["due", "late"]);
        Ahead(story.And(new ClockExtended(A.Words("expert"), ["final"])), "final").Select(rung => rung.Name).ShouldBe(["half", "most", "due", "late"]);
    }

    [Fact]
    public void A_paused_clock_and_no_clock_ask_nothing()
    {
        Ahead(Of(Packs.Rule(5, TimeUnit.WorkingDays)).And(new ClockPaused("wait", ["clock"])), "clock").ShouldBeEmpty();
        Given(A.Withdrawn).NextAsk.ShouldBeNull();
    }

    [Fact]
    public void The_next_question_is_that_of_the_earliest_clock() => Given(A.Received).NextAsk.ShouldBe(A.At(A.Monday, 10, 30));

    [Fact]
    public void After_the_end_of_all_calendars_nobody_is_told() =>
        Ahead(Of(Packs.Rule(int.MaxValue, TimeUnit.Months)), "clock")[^1].At.ShouldBe(Deadlines.Never);
}
