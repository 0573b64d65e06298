using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Erasing;
using Recovery.Engine.Handling;
using Recovery.Engine.Reading;

namespace Recovery.Conformance;

/// <summary>A case at any instant: where it stood, what had been said and by whom, what was owed, under which rules (DESIGN 8).</summary>
public abstract class ReplaySuite : Suite
{
    private static readonly Actor Clerk = new("clerk-2", Role.Agent, "agent-7");

    [Fact]
    public async Task At_each_instant_it_says_what_was_known_then_and_by_whom()
    {
        var node = await NewNode();
        var id = await Lived(node);

        var first = await Seen(node, id, Tuesday);
        (first.Version, first.Stage, first.NextStep, first.Pack, first.Calendar).ShouldBe((1, Stage.Received, NextStep.Acknowledge, "house@1", first.Calendar));
        Said(first).ShouldBe(["1 agent-7 complainant: The heating failed twice this week."]);
        first.Deadlines.ShouldNotBeEmpty();
        first.Deadlines.ShouldAllBe(clock => clock.State == ClockState.Running && clock.DueAt > Tuesday);

        var third = await Seen(node, id, Tuesday.AddMinutes(25));
        (third.Version, third.Stage, third.NextStep).ShouldBe((3, Stage.Reformulated, NextStep.Confirm));
        Said(third)[1..].ShouldBe(["2 clerk-2 for agent-7 house: We heard you.", "3 agent-7 house: It failed twice. Have I got that right?"]);

        var last = await Seen(node, id, Clock.Now);
        (last.Version, last.Stage).ShouldBe((7, Stage.Promised));
        Said(last)[3..].ShouldBe(["4 agent-7 complainant: Yes.", "5 agent-7 house: A new boiler", "6 agent-7 complainant: And?", "7 clerk-2 for agent-7 house: Called again."]);
        last.Clocks.Single(clock => clock.Clock == "promise.p1").State.ShouldBe(ClockState.Running);
        last.Clocks.Single(clock => clock.Milestone == "acknowledge").StoppedAt.ShouldBe(Tuesday.AddMinutes(10));
        (await Reader(node).AsOf(id, Tuesday.AddTicks(-1), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_version_is_what_was_known_at_its_instant()
    {
        var node = await NewNode();
        var id = await Lived(node);
        var byVersion = CaseView.Of((await Reader(node).AtVersion(id, 3, CancellationToken.None))!);
        var byInstant = await Seen(node, id, Tuesday.AddMinutes(20));
        Said(byVersion).ShouldBe(Said(byInstant));
        byVersion.Clocks.ShouldBe(byInstant.Clocks);
        (await Reader(node).AtVersion(id, 99, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_erased_is_shown_as_erased_at_every_instant_and_decides_nothing_else()
    {
        var node = await NewNode();
        var id = await Lived(node);
        var before = await Seen(node, id, Clock.Now);
        await new Eraser(node.Erasures, node.Store, node.Engine, new NoList(), TimeProvider.System)
            .Erase(before.Complainant.Subject, id, Agent, "asked for", "GDPR 17(1)(b)", CancellationToken.None);

        var other = await NewNode(); // has nothing in memory
        var after = CaseView.Of((await Reader(other).AtVersion(id, before.Version, CancellationToken.None))!);
        after.Said.Select(line => line.Text.Reveal()).ShouldAllBe(text => text == "[erased]");
        after.Said.Select(line => line.Recorded).ShouldBe(before.Said.Select(line => line.Recorded));
        (after.Stage, after.NextStep, after.Pack, after.Calendar, after.Erased).ShouldBe((before.Stage, before.NextStep, before.Pack, before.Calendar, false));
        after.Clocks.ShouldBe(before.Clocks);
        (await Seen(other, id, Clock.Now)).Erased.ShouldBeTrue();
    }

    /// <summary>Seven events, ten minutes apart, some by a clerk for an agent.</summary>
    private async Task<ComplaintId> Lived(IEngineNode node)
    {
        var id = await Received(node, AComplaint(Channel.Email));
        IReadOnlyList<(IComplaintCommand Command, Actor By)> life =
        [
            (new Acknowledge(id, Personal.Of("We heard you.")), Clerk),
            (new Reformulate(id, Personal.Of("It failed twice. Have I got that right?")), Agent),
            (new Confirm(id, Personal.Of("Yes.")), Agent),
            (new PromiseAction(id, Personal.Of("A new boiler"), "agent-7", new DateOnly(2026, 3, 5)), Agent),
            (new LinkContact(id, Channel.Phone, Direction.In, Personal.Of("And?")), Agent),
            (new AddNote(id, Personal.Of("Called again.")), Clerk),
        ];
        foreach (var (command, by) in life)
        {
            Clock.Now += TimeSpan.FromMinutes(10);
            (await node.Engine.Handle(command, new Request(by), CancellationToken.None)).ShouldBeOfType<Outcome.Done>().Changed.ShouldBeTrue();
        }

        return id;
    }

    private CaseReader Reader(IEngineNode node) => new(node.Store, Policies, Clock);

    private async Task<CaseView> Seen(IEngineNode node, ComplaintId id, DateTimeOffset at) => CaseView.Of((await Reader(node).AsOf(id, at, CancellationToken.None))!);

    private static List<string> Said(CaseView view) =>
        [.. view.Said.Select(line => $"{line.Recorded.Version} {line.Recorded.By}{(line.Recorded.OnBehalfOf is { } behalf ? " for " + behalf : "")} {Words.Of(line.Voice)}: {line.Text.Reveal()}")];

    private sealed class NoList : IErasureList
    {
        public void Add(ErasedPerson erasure)
        {
        }

        public IReadOnlyList<ErasedSubject> Read() => [];
    }
}
