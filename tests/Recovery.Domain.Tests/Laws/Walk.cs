using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Recovery.Domain.Tests.Laws;

/// <summary>One step of somebody's life with us: so much later, somebody wants something.</summary>
public sealed record Step(TimeSpan Later, Actor Actor, IComplaintCommand Command)
{
    public override string ToString() => $"\n  +{Later} {Actor.Role} {Command}";
}

/// <summary>A case driven by random commands, of which the protocol accepts what it accepts.</summary>
public sealed record Walk(Story Story, ImmutableList<(ComplaintEvent Fact, DateTimeOffset At)> Stream)
{
    /// <summary>Every walk can be repeated: the seed is fixed, and named when a law is broken.</summary>
    public static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(new Replay(new Rnd(20261123, 77), null));

    private static readonly Walk Start = new(Story.Given(), []);

    public static Walk Through(IEnumerable<Step> steps) => steps.Aggregate(Start, (walk, step) => walk.Then(step));

    /// <summary>Holds a law against many lives, and sees that they were many: a replay pinned to a size runs but one.</summary>
    public static void Check(Action<Step[]> law)
    {
        var lives = 0;
        FsCheck.Check.One(Seeded, Prop.ForAll(Arb.From(Moves.Lives, Shorter), life =>
        {
            lives++;
            law(life);
        }));
        lives.ShouldBe(Seeded.MaxTest);
    }

    public Walk Then(Step step)
    {
        var story = Story.At(Story.Now + step.Later).By(step.Actor);
        var answer = story.When(step.Command);
        var facts = answer.Decision is Decision.Accepted accepted ? accepted.Events.Select(fact => (fact, story.Now)) : [];
        return new Walk(answer.After, Stream.AddRange(facts));
    }

    /// <summary>A life with one step fewer, so that a broken law is told in few words.</summary>
    private static IEnumerable<Step[]> Shorter(Step[] life) => Enumerable.Range(0, life.Length).Select(left => life.Where((_, i) => i != left).ToArray());
}
