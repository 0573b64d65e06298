using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reopening;

namespace Recovery.Domain.Tests.Sla;

/// <summary>Resolved on Monday, reopened ten weeks later.</summary>
public sealed class ReopenedClocksTests
{
    private static readonly DateTimeOffset Later = A.At(new(2027, 2, 1), 10);

    private static readonly ComplaintReopened Again = new(A.Words("Still cold."));

    private static Story Reopened(params ClockRule[] rules) => Given(A.Resolved).Under(Packs.Of(rules)).At(Later).And(Again);

    [Fact]
    public void It_does_not_breach_at_once_for_the_time_it_lay_resolved()
    {
        var story = Reopened(Packs.Acknowledge, Packs.Resolve, Packs.Final, Packs.NextResponse, Packs.AutoClose);
        story.Owed.ShouldBe(["resolve", "final"]);
        story.When(new Elapse(A.Case)).ThenNothing();
    }

    [Fact]
    public void The_houses_clocks_start_anew() => Reopened(Packs.Resolve).Clock("resolve").StartedAt.ShouldBe(Later);

    [Fact]
    public void What_was_done_stays_done() => Reopened(Packs.Acknowledge).Clock("ack").StoppedAt.ShouldBe(A.Now);

    [Fact]
    public void A_statutory_clock_goes_on_where_it_stood()
    {
        Reopened(Packs.Final).Clock("final").StartedAt.ShouldBe(A.Now);
        Reopened(Packs.Final).Clock("final").DueAt.ShouldBe(A.At(new(2027, 2, 22), 23, 59).AddSeconds(59)); // 15 business days after 1 February
    }

    [Fact]
    public void It_does_not_start_again_where_a_pause_would_restart_it() =>
        Reopened(Packs.Final with { PauseReasons = ["wait"], RestartsOnResume = true }).Clock("final").StartedAt.ShouldBe(A.Now);

    [Theory]
    [InlineData(TimeUnit.CalendarDays)]
    [InlineData(TimeUnit.Weeks)]
    [InlineData(TimeUnit.ContinuousHours)]
    [InlineData(TimeUnit.BusinessDays)]
    public void A_statutory_miss_before_the_resolution_stays_one(TimeUnit unit)
    {
        var rule = Packs.Final with { Target = new(1, unit) };
        var late = Given(A.Received).Under(Packs.Of(rule)).At(A.At(new(2026, 12, 7), 10)).And([.. A.Resolved.Skip(1)]);
        late.At(Later).And(Again).Clock("final").DueAt.ShouldBe(Given(A.Received).Under(Packs.Of(rule)).Clock("final").DueAt);
    }

    [Fact]
    public void A_pause_ends_with_the_resolution()
    {
        var story = Given(A.WithSolution).Under(Packs.Of(Packs.Resolve)).And(new ClockPaused("awaiting-complainant", ["resolve"]), A.Settled()).At(Later).And(Again);
        story.State.CurrentPause.ShouldBeNull();
        story.Clock("resolve").DueAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_closed_imported_case_lay_still_since_it_was_closed()
    {
        var story = Given(A.Received).Under(Packs.Of(Packs.Final, Packs.Acknowledge)).And(new ComplaintClosed()).At(Later).And(Again);
        story.State.LayResolved.Single().From.ShouldBe(A.Now);
        story.Owed.ShouldBe(["final", "ack"]);
        story.When(new Elapse(A.Case)).ThenNothing();
    }

    [Fact]
    public void A_deadline_fixed_elsewhere_moves_by_the_time_the_case_lay_still()
    {
        var due = A.At(A.Friday, 12);
        var story = Given(Fixed("resolve", due)).Under(Packs.Of(Packs.Resolve)).And([.. A.Resolved.Skip(1)]).At(Later).And(Again);
        story.Clock("fixed.resolve").DueAt.ShouldBe(due + (Later - A.Now));
        story.When(new Elapse(A.Case)).ThenNothing();
    }

    [Fact]
    public void A_deadline_fixed_elsewhere_displaces_the_packs_and_stops_where_its_milestone_does()
    {
        var due = A.At(A.Friday, 12);
        Given(Fixed("resolve", due)).Under(Packs.Of(Packs.Resolve)).Owed.ShouldBe(["fixed.resolve"]);
        Given(Fixed("resolve", due)).Clock("fixed.resolve").DueAt.ShouldBe(due);
        Given([Fixed("resolve", due), .. A.Resolved.Skip(1)]).Clock("fixed.resolve").StoppedAt.ShouldBe(A.Now);
        Given([Fixed("resolve", due), .. A.Withdrawn.Skip(1)]).Clock("fixed.resolve").StoppedAt.ShouldBe(A.Now);
        Given([Fixed("acknowledge", due), .. A.Acknowledged.Skip(1)]).Clock("fixed.acknowledge").StoppedAt.ShouldBe(A.Now);
        Given([Fixed("reformulate", due), .. A.Reformulated.Skip(1)]).Clock("fixed.reformulate").StoppedAt.ShouldBe(A.Now);
        Given([Fixed("promise", due), .. A.Promised.Skip(1)]).Clock("fixed.promise").StoppedAt.ShouldBe(A.Now);
        Given([Fixed("meeting", due), .. A.Withdrawn.Skip(1)]).Under(Packs.None).Owed.ShouldBeEmpty();
    }

    [Fact]
    public void It_is_escalated_like_any_other() =>
        Given(Fixed("resolve", A.At(A.Friday, 12))).Under(Packs.None).At(A.At(A.Friday, 12)).When(new Elapse(A.Case))
            .Then(new DeadlineMissed("fixed.resolve", "resolve", 2, A.At(A.Friday, 12), ["supervisor"]));

    private static ComplaintReceived Fixed(string milestone, DateTimeOffset due) =>
        A.Receipt() with { FixedDeadlines = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [milestone] = due } };
}
