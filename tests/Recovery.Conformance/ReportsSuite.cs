using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
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
        await Done(node, new Withdraw(onTime, Domain.Personal.Of("It solved itself.")));
        Clock.Now = Tuesday.AddDays(30);
        await Done(node, new Acknowledge(late));
        await Done(node, new Withdraw(late, Domain.Personal.Of("Too late.")));

        var report = await node.Reports.OnTime(Clock.Now, CancellationToken.None);

        (report.All.Finished, report.All.Open, report.All.Overdue).ShouldBe((2, 1, 1));
        report.Channels["letter"].ShouldBe(new OnTimeFigures(1, 0, 0, 0));
        report.Milestones["acknowledge"].ShouldBe(new OnTimeFigures(1, 1, 1, 1));
        report.Packs.Keys.ShouldBe(["house"]);
        report.Months.Keys.ShouldBe(["2026-03"]);
    }
}
