using System.Collections.Immutable;
using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.OnTheSpot;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reformulating;

namespace Recovery.Domain.Tests.Laws;

/// <summary>What somebody said may be forgotten, and nothing but the words is lost: no stage, no deadline, no decision rests on them.</summary>
public sealed class ForgettingLaws
{
    [Fact]
    public void A_life_whose_words_are_gone_comes_to_the_same_state_the_same_clocks_and_the_same_next_question() => Walk.Check(life =>
    {
        var walk = Walk.Through(life);
        var story = walk.Story with { State = Replayed(walk, Forgotten.Of) };
        Facts(story.State).ShouldBe(Facts(walk.Story.State));
        Deadlines.Of(story.State, story.Pack, story.Calendar).Select(Shape.Of).ShouldBe(Deadlines.Of(walk.Story.State, story.Pack, story.Calendar).Select(Shape.Of));
        story.NextAsk.ShouldBe(walk.Story.NextAsk);
        story.State.Overrides.ShouldBe(walk.Story.State.Overrides);
    });

    [Fact]
    public void Whatever_is_wanted_next_is_decided_as_if_the_words_were_there() => Walk.Check(life =>
    {
        var (walk, decided) = (Walk.Through([]), 0);
        foreach (var step in life)
        {
            var story = walk.Story.At(walk.Story.Now + step.Later).By(step.Actor);
            var known = story.When(step.Command).Decision;
            var forgotten = (story with { State = Replayed(walk, Forgotten.Of) }).When(step.Command).Decision;
            if (!ComparesWords(step.Command, known))
                Told(forgotten).ShouldBe(Told(known), step.ToString());
            (walk, decided) = (walk.Then(step), decided + 1);
        }

        decided.ShouldBe(life.Length);
    });

    [Fact]
    public void An_erasure_takes_the_words_of_the_state_and_nothing_else() => Walk.Check(life =>
    {
        var walk = Walk.Through(life);
        if (walk.Story.State is not { Stage: not Stage.None, Erased: false } before)
            return;
        var after = before.After(new PersonalDataErased(before.Complainant.Subject, "asked", "GDPR 17"), walk.Story.Now);
        after.ShouldBeErased();
        Facts(after with { Erased = false }).ShouldBe(Facts(before));
    });

    [Fact]
    public void After_an_erasure_no_life_writes_a_word() => Walk.Check(life =>
    {
        var erased = false;
        foreach (var (fact, _) in Walk.Through(life).Stream)
        {
            (erased && Spoken.IsIn(fact)).ShouldBeFalse(fact.GetType().Name);
            erased |= fact is PersonalDataErased;
        }
    });

    /// <summary>
    /// The only comparisons of words there are: the same restatement and the same promise again change nothing. Without the words the rule cannot
    /// know, and says what it would say of new ones. An erasure reads the words once more, to see that its own reason names nobody; a merge compares
    /// addresses, which random lives share with their subject.
    /// </summary>
    private static bool ComparesWords(IComplaintCommand command, Decision known) =>
        (command is Reformulate or PromiseAction && known == Decision.Nothing) || command is SettleOnTheSpot or EraseSubject;

    private static Complaint Replayed(Walk walk, Func<ComplaintEvent, ComplaintEvent> read) =>
        walk.Stream.Aggregate(Complaint.None, (state, entry) => state.After(read(entry.Fact), entry.At));

    /// <summary>A state without its words, in letters that compare.</summary>
    private static string Facts(Complaint state) => Shape.Of(Forgotten.Of(state with
    {
        Promises = state.Promises.ToImmutableSortedDictionary(pair => pair.Key, pair => Forgotten.Of(pair.Value)),
    }));

    private static string Told(Decision decision) => decision switch
    {
        Decision.Accepted yes => string.Join(", ", yes.Events.Select(fact => Shape.Of(Forgotten.Of(fact)))),
        Decision.Refused no   => $"{no.Code} {no.Detail}",
        _                     => "nothing",
    };
}

/// <summary>What is left of a state's words.</summary>
internal static class ErasedState
{
    public static void ShouldBeErased(this Complaint state)
    {
        Personal?[] words = [state.Complainant.Name, state.Complainant.Email, state.Complainant.Phone, state.Restatement, .. state.Promises.Values.Select(promise => promise.What)];
        words.Where(word => word is { IsBlank: false }).ShouldAllBe(word => ReferenceEquals(word, Personal.Erased));
    }
}
