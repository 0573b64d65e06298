using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine;
using Recovery.Engine.Auditing;

namespace Recovery.Conformance;

/// <summary>The log case by case, as exports read it.</summary>
public abstract class CaseLogSuite : Suite
{
    [Fact]
    public async Task Cases_come_whole_in_the_order_they_began_page_by_page()
    {
        var node = await NewNode();
        var ids = new List<ComplaintId>();
        for (var n = 0; n < 5; n++)
            ids.Add(await Received(node));
        foreach (var id in Enumerable.Reverse(ids))
            await Done(node, new Acknowledge(id)); // what happens to a case later does not move it

        var (read, after) = (new List<CaseHistory>(), 0L);
        var upTo = await node.CaseLog.SettledPosition(CancellationToken.None);
        while (await node.CaseLog.Read(new CaseSpan(after, upTo), 2, CancellationToken.None) is { Count: > 0 } page)
        {
            page.Count.ShouldBeLessThanOrEqualTo(2);
            read.AddRange(page);
            after = page[^1].Began;
        }

        read.Select(one => one.Complaint).ShouldBe(ids);
        foreach (var one in read)
            one.Events.ShouldBe(await node.Store.Read(one.Complaint, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_written_after_a_settled_position_is_not_read_up_to_it()
    {
        var node = await NewNode();
        var id = await Received(node);
        var upTo = await node.CaseLog.SettledPosition(CancellationToken.None);
        await Done(node, new AddNote(id, Personal.Of("later")));
        await Received(node);

        var read = await node.CaseLog.Read(new CaseSpan(0, upTo), 10, CancellationToken.None);

        read.ShouldHaveSingleItem().Events.ShouldHaveSingleItem().Complaint.ShouldBe(id);
    }

    [Fact]
    public async Task Cases_are_found_by_when_they_were_received()
    {
        var node = await NewNode();
        var ids = new List<ComplaintId>();
        for (var day = 0; day < 3; day++)
        {
            Clock.Now = Tuesday.AddDays(day);
            ids.Add(await Received(node));
        }

        var upTo = await node.CaseLog.SettledPosition(CancellationToken.None);
        async Task<IEnumerable<ComplaintId>> In(DateTimeOffset? from, DateTimeOffset? to) =>
            (await node.CaseLog.Read(new CaseSpan(0, upTo, from, to), 10, CancellationToken.None)).Select(one => one.Complaint);

        (await In(Tuesday.AddDays(1), null)).ShouldBe(ids[1..]);
        (await In(null, Tuesday.AddDays(1))).ShouldBe(ids[..1]);
        (await In(Tuesday.AddDays(1), Tuesday.AddDays(2))).ShouldBe(ids[1..2]);
    }

    [Fact]
    public async Task Of_an_empty_log_there_is_nothing()
    {
        var node = await NewNode();

        (await node.CaseLog.SettledPosition(CancellationToken.None)).ShouldBe(0);
        (await node.CaseLog.Read(new CaseSpan(0, long.MaxValue), 10, CancellationToken.None)).ShouldBeEmpty();
    }
}
