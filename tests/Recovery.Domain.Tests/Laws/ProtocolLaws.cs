using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Assessing;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.ChangingPolicy;
using Recovery.Domain.Complaints.ChoosingLanguage;
using Recovery.Domain.Complaints.Closing;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.OnTheSpot;
using Recovery.Domain.Complaints.Pausing;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Reopening;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Complaints.Solving;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Tests.Architecture;

namespace Recovery.Domain.Tests.Laws;

/// <summary>What holds in every life, however it goes. A walk that throws, in a rule or in the fold, breaks each of these laws.</summary>
public sealed class ProtocolLaws
{
    [Fact]
    public void Every_replay_comes_to_the_same_state_and_the_same_clocks() => Walk.Check(life =>
    {
        var walk = Walk.Through(life);
        var replayed = walk.Stream.Aggregate(Complaint.None, (state, entry) => state.After(entry.Fact, entry.At));
        Shape.Of(replayed).ShouldBe(Shape.Of(walk.Story.State));
        var story = walk.Story with { State = replayed };
        story.Owed.ShouldBe(walk.Story.Owed);
        story.NextAsk.ShouldBe(walk.Story.NextAsk);
    });

    [Fact]
    public void Nothing_is_promised_before_the_restatement_was_confirmed_since_the_last_reopening() => Walk.Check(life =>
    {
        var confirmed = false;
        foreach (var (fact, _) in Walk.Through(life).Stream)
        {
            confirmed = fact switch { ReformulationConfirmed => true, ReformulationCorrected or ComplaintReopened => false, _ => confirmed };
            if (fact is ActionPromised)
                confirmed.ShouldBeTrue();
        }
    });

    [Fact]
    public void Nothing_is_resolved_without_a_solution_and_nothing_closed_without_a_resolution() => Walk.Check(life =>
    {
        var (solved, resolved) = (false, false);
        foreach (var (fact, _) in Walk.Through(life).Stream)
        {
            (solved, resolved) = fact switch
            {
                SolutionOffered => (true, resolved),
                ReformulationCorrected => (false, resolved),
                ComplaintResolved => (Was(solved), true),
                ComplaintClosed => (solved, Was(resolved)),
                ComplaintReopened => (false, false),
                _ => (solved, resolved),
            };
        }
    });

    [Fact]
    public void What_was_done_is_done_and_wanting_it_again_changes_nothing() => Walk.Check(life =>
    {
        var walk = Walk.Through([]);
        foreach (var step in life)
        {
            var next = walk.Then(step);
            if (next.Stream.Count > walk.Stream.Count && IsIdempotent(step.Command))
                next.Story.When(step.Command).Decision.ShouldBe(Decision.Nothing, step.ToString());
            walk = next;
        }
    });

    [Fact]
    public void A_question_answered_is_not_asked_again_at_once() => Walk.Check(life =>
    {
        var story = Walk.Through(life).Story;
        for (var asked = 0; asked < 50 && story.NextAsk is { } at && at < A.Now.AddYears(3); asked++)
        {
            at.ShouldNotBe(default);
            var answer = story.At(at > story.Now ? at : story.Now).When(new Elapse(A.Case));
            answer.Decision.ShouldBeOfType<Decision.Accepted>($"asked at {at:u} of {story.State}");
            story = answer.After;
        }

        (story.NextAsk is not { } left || left >= A.Now.AddYears(3)).ShouldBeTrue("the ladder has an end");
    });

    [Fact]
    public void Every_clock_can_be_explained() => Walk.Check(life =>
    {
        var story = Walk.Through(life).Story;
        foreach (var clock in Deadlines.Of(story.State, story.Pack, story.Calendar))
        {
            var told = Explanations.Explain(clock, story.Calendar, story.Now);
            told.Stretches.Zip(told.Stretches.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
            (clock.DueAt ?? story.Now).ShouldBe(told.Stretches is [.., var last] ? last.To : clock.DueAt ?? story.Now);
        }
    });

    [Fact]
    public void Any_command_is_decided_in_any_state() => Walk.Check(life =>
    {
        var story = Walk.Through(life).Story;
        foreach (var step in life)
            story.By(step.Actor).When(step.Command).Decision.ShouldNotBeNull();
    });

    [Fact]
    public void Every_event_comes_about_in_some_life()
    {
        var seen = ImmutableHashSet<Type>.Empty;
        foreach (var life in Moves.Lives.Sample(600, new Rnd(20261123, 77), 30))
            seen = seen.Union(Walk.Through(life).Stream.Select(entry => entry.Fact.GetType()));
        VocabularyTests.Events.Except(seen).Select(type => type.Name).ShouldBeEmpty();
    }

    private static bool Was(bool said)
    {
        said.ShouldBeTrue();
        return said;
    }

    private static bool IsIdempotent(IComplaintCommand command) => command is
        Receive or Acknowledge or Reformulate or Confirm or PromiseAction or KeepPromise or BreakPromise or RenegotiatePromise or Assign or Release
        or AssessSeverity or ChooseProcedure or ChooseLanguage or OfferMeeting
        or HoldMeeting or DeclineMeeting or Resolve or SettleOnTheSpot
        or RequestFeedback or Reopen or Close or Withdraw or Merge
        or Unmerge or PauseClock or ResumeClock or ExtendClock or ReviewOverride or ChangePolicy or EraseSubject or Elapse;
}
