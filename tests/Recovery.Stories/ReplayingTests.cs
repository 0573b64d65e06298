using Recovery.Domain.Sla;
using Recovery.Engine.Reading;

namespace Recovery.Stories;

/// <summary>Recorded histories mean today what they meant when they were recorded (README.md).</summary>
public sealed class ReplayingTests
{
    public static TheoryData<string> All => new(Story.Names);

    [Theory]
    [MemberData(nameof(All))]
    public void A_history_comes_to_the_same_stages_deadlines_and_words(string name)
    {
        var file = Path.Combine(Places.Expected, name + ".jsonl");
        var told = Telling.Of(Story.Of(name));
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("RECOVERY_STORIES") == "record")
        {
            File.WriteAllText(file, told);
            throw new InvalidOperationException($"{file} was written: read it, line by line, before it is committed");
        }

        told.Split('\n').ShouldBe(File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n'));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_version_can_be_shown(string name)
    {
        var story = Story.Of(name);
        story.Events.Select(e => e.Version).ShouldBe(Enumerable.Range(1, story.Events.Count));
        foreach (var version in Enumerable.Range(1, story.Events.Count))
        {
            var view = CaseView.Of(story.At(version));
            view.Version.ShouldBe(version);
            view.Clocks.Select(clock => clock.Clock).ShouldBeUnique();
            foreach (var clock in story.At(version).Case.Clocks)
                Explanations.Explain(clock, Story.Policies.Calendar(story.At(version).Case.State.Calendar), story.At(version).At).ShouldNotBeNull();
        }
    }
}
