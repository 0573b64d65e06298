using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Promising;

namespace Recovery.Domain.Tests.Complaints.Elapsing;

public sealed class ElapseTests
{
    private static readonly Elapse Ask = new(A.Case);
    private static readonly DateTimeOffset Due = A.At(A.Monday, 11);

    // 60 working minutes from 10:00: half at 10:30, most at 10:48, due at 11:00, late at the close of Tuesday.
    private static Story Waiting => Given(A.Received).Under(Packs.Of(Packs.Acknowledge));

    private static DeadlineWarned Half => Warned(0, A.At(A.Monday, 10, 30));

    private static DeadlineWarned Most => Warned(1, A.At(A.Monday, 10, 48));

    private static DeadlineMissed Missed => new("ack", "acknowledge", 2, Due, ["supervisor"]);

    private static DeadlineWarned Late => Warned(3, A.At(A.Tuesday, 17, 30));

    private static DeadlineWarned Warned(int rank, DateTimeOffset at) =>
        new("ack", "acknowledge", Packs.Ladder[rank].Name, rank, Due, at, Packs.Ladder[rank].Tell);

    private static Story Settled => Given(A.Resolved).Under(Packs.Of(Packs.AutoClose));

    [Fact]
    public void Asked_early_it_decides_nothing() => Waiting.At(Half.At.AddMilliseconds(-1)).When(Ask).ThenNothing();

    [Fact]
    public void The_ladder_is_climbed_step_by_step()
    {
        var story = Waiting.At(Half.At).When(Ask).Then(Half);
        story = story.At(Most.At).When(Ask).Then(Most);
        story.NextAsk.ShouldBe(Due);
        story = story.At(Due).When(Ask).Then(Missed);
        story.NextAsk.ShouldBe(Late.At);
        story = story.At(Late.At).When(Ask).Then(Late);
        story.NextAsk.ShouldBeNull();
        story.At(Late.At.AddYears(1)).When(Ask).ThenNothing();
    }

    [Fact]
    public void A_millisecond_before_at_and_after_the_due_instant()
    {
        var warned = Waiting.And(Half, Most);
        warned.At(Due.AddMilliseconds(-1)).When(Ask).ThenNothing();
        warned.At(Due).When(Ask).Then(Missed);
        warned.At(Due.AddMilliseconds(1)).When(Ask).Then(Missed);
    }

    [Fact]
    public void Asked_twice_it_decides_once() => Waiting.At(Due).When(Ask).Then(Missed).When(Ask).ThenNothing();

    [Fact]
    public void Met_meanwhile_it_decides_nothing() => Waiting.And(new ComplaintAcknowledged(null, null)).At(Due).When(Ask).ThenNothing();

    [Fact]
    public void Obsolete_it_decides_nothing() => Waiting.And(new ComplaintClosed()).At(Due).When(Ask).ThenNothing();

    [Fact]
    public void No_case_owes_nothing() => Given().At(Due.AddYears(1)).When(Ask).ThenNothing();

    [Fact]
    public void Of_several_warnings_only_the_last_is_given() => Waiting.At(Due.AddMilliseconds(-1)).When(Ask).Then(Most);

    [Fact]
    public void Dead_for_a_month_it_tells_one_miss_and_the_last_escalation() => Waiting.At(Due.AddDays(30)).When(Ask).Then(Missed, Late);

    [Fact]
    public void Several_clocks_are_told_in_the_order_in_which_they_fell()
    {
        var longer = Packs.Acknowledge with { Id = "longer", Target = new(90, TimeUnit.WorkingMinutes) };
        Given(A.Received).Under(Packs.Of(longer, Packs.Acknowledge)).At(Due.AddHours(1))
            .When(Ask).Then(Missed, Missed with { Clock = "longer", DueAt = A.At(A.Monday, 11, 30) });
    }

    [Fact]
    public void A_promise_whose_day_passes_is_broken()
    {
        var close = A.At(A.Friday, 17, 30);
        var story = Given(A.Promised).Under(Packs.None);
        story.NextAsk.ShouldBe(close);
        story.At(close.AddMilliseconds(-1)).When(Ask).ThenNothing();
        story.At(close).When(Ask).Then(new PromiseBroken(A.P1, A.Words("its day passed")), new SeverityAssessed(Severity.High, A.Words("promise broken"))).When(Ask).ThenNothing();
    }

    [Fact]
    public void Two_promises_broken_at_once_raise_the_severity_once() =>
        Given(A.Promised).And(A.Given(A.P2, A.Friday)).Under(Packs.None).At(A.At(A.Saturday, 9)).When(Ask)
            .Then(new PromiseBroken(A.P1, A.Words("its day passed")), new SeverityAssessed(Severity.High, A.Words("promise broken")), new PromiseBroken(A.P2, A.Words("its day passed")));

    [Fact]
    public void A_promise_carried_over_is_broken_by_its_day_too() =>
        Given(A.Promised).And(A.Settled(A.P1), new ComplaintClosed()).Under(Packs.None).At(A.At(A.Saturday, 9)).When(Ask).Then(new PromiseBroken(A.P1, A.Words("its day passed")));

    [Fact]
    public void A_settled_case_that_nobody_disputes_is_closed_by_its_clock()
    {
        var due = A.At(new(2026, 12, 7), 17, 30);
        Settled.NextAsk.ShouldBe(due);
        Settled.At(due.AddMilliseconds(-1)).When(Ask).ThenNothing();
        Settled.At(due).When(Ask).Then(new ComplaintClosed()).When(Ask).ThenNothing();
    }

    [Fact]
    public void A_disputed_case_is_not_closed_and_not_asked_for_ever()
    {
        var disputed = Settled.And(new FeedbackReceived(Rating.Below, true));
        disputed.At(A.Now.AddYears(1)).When(Ask).ThenNothing();
        disputed.NextAsk.ShouldBeNull();
    }

    [Fact]
    public void Whoever_waits_for_an_answer_does_not_find_the_case_closed()
    {
        var asked = Settled.And(new ContactLinked(Channel.Email, Direction.In, A.Words("It failed again."), null));
        asked.At(A.Now.AddYears(1)).When(Ask).ThenNothing();
        asked.NextAsk.ShouldBeNull();
    }

    [Fact]
    public void What_falls_due_after_the_closing_is_asked_of_the_closed_case()
    {
        var survey = new ClockRule("survey", "feedback", new(20, TimeUnit.WorkingDays), StartAnchor.Resolved, [StopEvent.FeedbackRequested]);
        Settled.Under(Packs.Of(Packs.AutoClose, survey)).At(A.Now.AddYears(1)).When(Ask).Then(new ComplaintClosed()).When(Ask).ThenNothing();
    }

    [Fact]
    public void A_clock_that_moved_warns_no_second_time_of_the_same_instant()
    {
        var story = Given(A.Received).Under(Packs.Of(Packs.Resolve)); // half of its 44 working hours have run on Thursday at 9:30
        story = story.At(A.At(A.Thursday, 10)).When(Ask).Then(new DeadlineWarned(
            "resolve", "resolve", "half", 0, A.At(new(2026, 11, 30), 17, 30), A.At(A.Thursday, 9, 30), ["assignee"]));
        story.And(new ClockPaused("awaiting-complainant", ["resolve"])).At(A.At(A.Friday, 9))
            .And(new ClockResumed("awaiting-complainant")).When(Ask).ThenNothing();
    }
}
