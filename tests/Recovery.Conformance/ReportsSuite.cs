using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Reading;

namespace Recovery.Conformance;

/// <summary>Figures over all cases, by the same clocks as the timers.</summary>
public abstract class ReportsSuite : Suite
{
    [Fact]
    public async Task What_ended_late_and_what_is_overdue_is_counted_where_it_belongs()
    {
        var node = await NewNode();
        var (onTime, late) = (await Received(node, AComplaint(Channel.Letter)), await Received(node, AComplaint(Channel.Phone)));
        await Received(node, AComplaint(Channel.Phone)); // nobody answers this one
        await Done(node, new Withdraw(onTime, Personal.Of("It solved itself.")));
        Clock.Now = Tuesday.AddDays(30);
        await Done(node, new Acknowledge(late));
        await Done(node, new Withdraw(late, Personal.Of("Too late.")));

        var report = await node.Reports.OnTime(Clock.Now, CancellationToken.None);

        (report.All.Finished, report.All.Open, report.All.Overdue).ShouldBe((2, 1, 1));
        report.Channels["letter"].ShouldBe(new OnTimeFigures(1, 0, 0, 0));
        report.Milestones["acknowledge"].ShouldBe(new OnTimeFigures(1, 1, 1, 1));
        report.Packs.Keys.ShouldBe(["house"]);
        report.Months.Keys.ShouldBe(["2026-03"]);
    }

    [Fact]
    public async Task What_falls_due_when_is_told_once_a_case_in_all_by_team_and_by_channel()
    {
        var node = await NewNode();
        var (phone, letter, over) = (await Received(node, AComplaint(Channel.Phone)), await Received(node, AComplaint(Channel.Letter)), await Received(node, AComplaint(Channel.Phone)));
        await Received(node, AComplaint(Channel.Letter));
        await Done(node, new Assign(letter, "agent-9", "north"));
        await Done(node, new Withdraw(over, Personal.Of("It solved itself.")));
        var due = await NextDue(node, phone);

        var forecast = await node.Reports.Forecast([due, due.AddHours(1)], CancellationToken.None);

        forecast.All.ShouldBe([1, 0, 2]); // due at the very bound belongs before it
        forecast.Teams.Keys.ShouldBe(["", "north"]);
        forecast.Teams["north"].ShouldBe([0, 0, 1]);
        forecast.Channels["phone"].ShouldBe([1, 0, 0]);
        forecast.Channels["letter"].ShouldBe([0, 0, 2]);
        (await node.Reports.Forecast([due.AddTicks(-10)], CancellationToken.None)).All.ShouldBe([0, 3]);
    }

    [Fact]
    public async Task Who_has_how_much_is_told_with_those_that_nobody_has()
    {
        var node = await NewNode();
        var (mine, late, over) = (await Received(node, AComplaint(Channel.Letter)), await Received(node, AComplaint(Channel.Phone)), await Received(node, AComplaint(Channel.Phone)));
        foreach (var id in (ComplaintId[])[mine, late, over])
            await Done(node, new Assign(id, "agent-9", "north"));
        await Done(node, new Withdraw(over, Personal.Of("It solved itself.")));
        Clock.Now = Tuesday.AddHours(3);
        await Received(node, AComplaint(Channel.Phone));

        var load = await node.Reports.Load(Clock.Now, TimeSpan.FromDays(1), CancellationToken.None);

        load.ShouldBe([new LoadLine("agent-9", 2, 1, 0, Tuesday), new LoadLine(null, 1, 0, 1, Clock.Now)]);
    }

    [Fact]
    public async Task An_override_is_open_until_somebody_decided_on_it()
    {
        var node = await NewNode();
        (await node.Reports.OpenOverrides(10, CancellationToken.None)).Total.ShouldBe(0);
        var (one, other) = (await Received(node), await Received(node, AComplaint(Channel.Letter)));
        foreach (var id in (ComplaintId[])[one, one, other])
            await Done(node, new SendMessage(id, MessageKind.Courtesy, Channel.Email, Personal.Of("We are at it."), new Override(Personal.Of("The complainant asked."))));
        await Done(node, new SendMessage(one, MessageKind.Courtesy, Channel.Email, Personal.Of("Still at it.")));

        var open = await node.Reports.OpenOverrides(10, CancellationToken.None);
        (open.Total, open.Cases.Count).ShouldBe((3, 2));
        open.Cases.ShouldBe([one, other], ignoreOrder: true);
        (await node.Reports.OpenOverrides(1, CancellationToken.None)).Total.ShouldBe(3);
        (await node.Rebuild.Run(null, CancellationToken.None)).Different.ShouldBe(0);

        await Done(node, new ReviewOverride(other, 1, new Actor("agent-9", Role.Agent), true, Personal.Of("They did ask.")));
        await Done(node, new ReviewOverride(one, 2, new Actor("agent-9", Role.Agent), false, Personal.Of("They did not.")));
        (await node.Reports.OpenOverrides(10, CancellationToken.None)).ShouldSatisfyAllConditions(left => left.Total.ShouldBe(1), left => left.Cases.ShouldBe([one]));
        (await node.Rebuild.Run(null, CancellationToken.None)).Different.ShouldBe(0);
    }

    private async Task<DateTimeOffset> NextDue(IEngineNode node, ComplaintId id) =>
        (await node.Worklist.Page(new Engine.Working.WorklistQuery(), Clock.Now, CancellationToken.None)).Items.Single(item => item.Complaint == id).NextDue!.Value;
}
