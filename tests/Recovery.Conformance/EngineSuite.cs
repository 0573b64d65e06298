using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Engine.Handling;

namespace Recovery.Conformance;

/// <summary>The command loop: refusals, conflicts, keys, several nodes (FAULTS T12).</summary>
public abstract class EngineSuite : Suite
{
    [Fact]
    public async Task Already_so_changes_nothing()
    {
        var node = await NewNode();
        var id = await Received(node);
        var first = await Done(node, new Acknowledge(id));
        var again = await Done(node, new Acknowledge(id));
        again.Changed.ShouldBeFalse();
        (again.Case.Version, again.Case.Position).ShouldBe((first.Case.Version, first.Case.Position));
    }

    [Fact]
    public async Task A_refusal_comes_back_as_a_refusal_and_writes_nothing()
    {
        var node = await NewNode();
        var id = await Received(node);
        (await Handle(node, Promise(id))).ShouldBeOfType<Outcome.Refused>().Code.ShouldBe("restatement-not-confirmed");
        (await StoredNames(node, id)).ShouldBe(["complaint-received.v1"]);
    }

    [Fact]
    public async Task What_one_node_wrote_no_other_node_refuses_from_memory()
    {
        var (one, two) = (await NewNode(), await NewNode());
        var id = await Received(one);
        (await Handle(two, Promise(id))).ShouldBeOfType<Outcome.Refused>(); // two now remembers the case as it was

        await Done(one, new Acknowledge(id));
        await Done(one, new Reformulate(id, Personal.Of("The heating failed twice.")));
        await Done(one, new Confirm(id));

        (await Done(two, Promise(id))).Changed.ShouldBeTrue();
    }

    [Fact]
    public async Task In_a_storm_of_conflicts_every_command_is_recorded_once()
    {
        var (one, two) = (await NewNode(), await NewNode());
        var id = await Received(one);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(n => Handle(n % 2 == 0 ? one : two, new AddNote(id, Personal.Of($"note {n}"))).AsTask()));

        outcomes.ShouldAllBe(outcome => outcome is Outcome.Done);
        var notes = (await one.Store.Read(id, CancellationToken.None)).Select(e => e.Event).OfType<NoteAdded>().Select(e => e.Text.Reveal()).ToList();
        notes.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 32).Select(n => $"note {n}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_version_the_caller_did_not_see_is_not_touched()
    {
        var node = await NewNode();
        var id = await Received(node);
        var seen = new Request(Agent, ExpectedVersion: 1);
        (await node.Engine.Handle(new Acknowledge(id), seen, CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
        (await node.Engine.Handle(new AddNote(id, Personal.Of("x")), seen, CancellationToken.None)).ShouldBe(new Outcome.Moved(2));
    }

    [Fact]
    public async Task A_complaint_nobody_received_is_unknown()
    {
        var node = await NewNode();
        (await Handle(node, new Acknowledge(new ComplaintId(Guid.CreateVersion7())))).ShouldBeOfType<Outcome.Unknown>();
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_however_the_case_went_on()
    {
        var node = await NewNode();
        var id = await Received(node);
        var first = (await Handle(node, new AddNote(id, Personal.Of("once")), Key("n-1"))).ShouldBeOfType<Outcome.Done>();
        await Done(node, new Acknowledge(id));

        var again = (await Handle(node, new AddNote(id, Personal.Of("once")), Key("n-1"))).ShouldBeOfType<Outcome.DoneBefore>();

        (again.Case.Version, again.Case.Position, again.Case.State.Stage).ShouldBe((first.Case.Version, first.Case.Position, first.Case.State.Stage));
        (await StoredNames(node, id)).Count(name => name == "note-added.v1").ShouldBe(1);
    }

    [Fact]
    public async Task A_known_key_answers_even_where_the_rule_would_now_refuse()
    {
        var node = await NewNode();
        var id = await Received(node);
        await Done(node, new Acknowledge(id));
        await Done(node, new Reformulate(id, Personal.Of("The heating failed twice.")));
        (await Handle(node, new Correct(id, Personal.Of("Three times.")), Key("c-1"))).ShouldBeOfType<Outcome.Done>();

        (await Handle(node, new Correct(id, Personal.Of("Three times.")), Key("c-1"))).ShouldBeOfType<Outcome.DoneBefore>();
        (await Handle(node, new Correct(id, Personal.Of("Three times.")), Key("c-2"))).ShouldBeOfType<Outcome.Refused>();
    }

    [Fact]
    public async Task The_same_key_for_something_else_is_refused()
    {
        var node = await NewNode();
        var id = await Received(node);
        await Handle(node, new AddNote(id, Personal.Of("one")), Key("n-1", "one"));
        (await Handle(node, new AddNote(id, Personal.Of("two")), Key("n-1", "two"))).ShouldBeOfType<Outcome.KeyReused>();
    }

    [Fact]
    public async Task Fifty_at_once_with_one_key_make_one_event()
    {
        var (one, two) = (await NewNode(), await NewNode());
        var id = await Received(one);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Handle(n % 2 == 0 ? one : two, new AddNote(id, Personal.Of("once")), Key("n-1")).AsTask()));

        outcomes.ShouldAllBe(outcome => outcome is Outcome.Done || outcome is Outcome.DoneBefore || outcome is Outcome.KeyInFlight);
        (await StoredNames(one, id)).Count(name => name == "note-added.v1").ShouldBe(1);
    }

    protected static PromiseAction Promise(ComplaintId id) => new(id, Personal.Of("A new boiler"), "agent-7", DateOnly.FromDateTime(Tuesday.Date.AddDays(1)));
}
