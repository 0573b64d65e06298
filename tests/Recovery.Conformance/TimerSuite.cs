using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Confirming;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Sla;
using Recovery.Engine;

namespace Recovery.Conformance;

/// <summary>Deadlines ask the state; they fire once, at their instant, on whatever node (FAULTS T8, T25).</summary>
public abstract class TimerSuite : Suite
{
    private static readonly DateTimeOffset PhoneAcknowledgementDue = Tuesday.AddHours(1); // one working hour

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public async Task A_deadline_is_missed_at_its_instant_and_not_before(int millisecondsFromDue, int missed)
    {
        var node = await NewNode();
        var id = await Received(node);
        Clock.Now = PhoneAcknowledgementDue.AddMilliseconds(millisecondsFromDue);
        await RunTimers(node);
        (await Missed(node, id, "acknowledge")).Count.ShouldBe(missed);
    }

    [Fact]
    public async Task A_milestone_met_meanwhile_is_not_missed()
    {
        var node = await NewNode();
        var id = await Received(node);
        await Done(node, new Acknowledge(id));
        Clock.Now = PhoneAcknowledgementDue.AddMinutes(1);
        await RunTimers(node);
        (await Missed(node, id, "acknowledge")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deadline_that_passed_while_nobody_ran_is_recorded_once_at_its_own_instant()
    {
        var id = await Received(await NewNode());
        Clock.Now = Tuesday.AddDays(30);
        var later = await NewNode();
        await RunTimers(later);
        await RunTimers(later);
        (await Missed(later, id, "acknowledge")).ShouldHaveSingleItem().DueAt.ShouldBe(PhoneAcknowledgementDue);
    }

    [Fact]
    public async Task Two_nodes_fire_the_same_deadlines_and_each_is_recorded_once()
    {
        var (one, two) = (await NewNode(), await NewNode());
        var cases = new List<ComplaintId>();
        for (var n = 0; n < 60; n++)
            cases.Add(await Received(n % 2 == 0 ? one : two));
        Clock.Now = PhoneAcknowledgementDue.AddSeconds(1);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => RunTimers(n % 2 == 0 ? one : two)));

        foreach (var id in cases)
            (await Missed(one, id, "acknowledge")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_promise_whose_day_passes_is_broken_and_raises_the_severity()
    {
        var node = await NewNode();
        var id = await Received(node, AComplaint(Channel.Email));
        await Done(node, new Acknowledge(id));
        await Done(node, new Reformulate(id, Personal.Of("The heating failed twice.")));
        await Done(node, new Confirm(id));
        await Done(node, BoilerByWednesday(id));
        Clock.Now = Tuesday.AddDays(3);
        await RunTimers(node);

        var names = await StoredNames(node, id);
        names.Count(name => name == "promise-broken.v1").ShouldBe(1);
        names.ShouldContain("severity-assessed.v1");
    }

    [Fact]
    public async Task A_claim_is_leased_and_an_outdated_one_settles_nothing()
    {
        var node = await NewNode();
        await Received(node);
        var late = Tuesday.AddHours(3);
        var first = (await node.Deadlines.Claim(10, TimeSpan.FromSeconds(30), late, CancellationToken.None)).ShouldHaveSingleItem();
        (await node.Deadlines.Claim(10, TimeSpan.FromSeconds(30), late, CancellationToken.None)).ShouldBeEmpty();

        var second = (await node.Deadlines.Claim(10, TimeSpan.FromSeconds(30), late.AddSeconds(31), CancellationToken.None)).ShouldHaveSingleItem();
        second.Token.ShouldNotBe(first.Token);
        (await node.Deadlines.Settle(first, null, CancellationToken.None)).ShouldBeFalse();
        (await node.Deadlines.Settle(second, null, CancellationToken.None)).ShouldBeTrue();
        (await node.Deadlines.Next(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task An_append_replaces_the_deadline_and_fences_off_the_claim()
    {
        var node = await NewNode();
        var id = await Received(node);
        var claim = (await node.Deadlines.Claim(10, TimeSpan.FromSeconds(30), Tuesday.AddHours(3), CancellationToken.None)).ShouldHaveSingleItem();
        await Done(node, new Acknowledge(id));
        (await node.Deadlines.Settle(claim, null, CancellationToken.None)).ShouldBeFalse();
        (await node.Deadlines.Next(CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_oldest_are_claimed_first()
    {
        var node = await NewNode();
        var letter = await Received(node, AComplaint(Channel.Letter));
        var verbal = await Received(node, AComplaint(Channel.Verbal));
        var claimed = await node.Deadlines.Claim(1, TimeSpan.FromSeconds(30), Tuesday.AddYears(1), CancellationToken.None);
        claimed.ShouldHaveSingleItem().Complaint.ShouldBe(verbal);
        (await node.Deadlines.Claim(1, TimeSpan.FromSeconds(30), Tuesday.AddYears(1), CancellationToken.None)).ShouldHaveSingleItem().Complaint.ShouldBe(letter);
    }

    private static PromiseAction BoilerByWednesday(ComplaintId id) =>
        new(id, Personal.Of("A new boiler"), "agent-7", DateOnly.FromDateTime(Tuesday.Date.AddDays(1)));

    private static async Task<List<DeadlineMissed>> Missed(IEngineNode node, ComplaintId id, string milestone) =>
        [.. (await node.Store.Read(id, CancellationToken.None)).Select(e => e.Event).OfType<DeadlineMissed>().Where(e => e.Milestone == milestone)];
}
