using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Assigning;
using Recovery.Domain.Complaints.Withdrawing;
using Recovery.Domain.Sla;
using Recovery.Engine;
using Recovery.Engine.Working;

namespace Recovery.Conformance;

/// <summary>The worklist: you read what you wrote, earliest deadline first, page by page (DESIGN 8).</summary>
public abstract class WorklistSuite : Suite
{
    [Fact]
    public async Task The_earliest_deadline_comes_first()
    {
        var node = await NewNode();
        var letter = await Received(node, AComplaint(Channel.Letter));
        var email = await Received(node, AComplaint(Channel.Email));
        var verbal = await Received(node, AComplaint(Channel.Verbal));
        var phone = await Received(node, AComplaint(Channel.Phone));
        (await Ids(node, new WorklistQuery())).ShouldBe([verbal, phone, email, letter]);
    }

    [Fact]
    public async Task A_row_says_what_was_just_written()
    {
        var node = await NewNode();
        var id = await Received(node, AComplaint(Channel.Email, "Ana García", "No ha llegado."));
        await Done(node, new Acknowledge(id));
        await Done(node, new Assign(id, "agent-9", "north"));

        var row = (await node.Worklist.Page(new WorklistQuery(), Clock.Now, CancellationToken.None)).Items.ShouldHaveSingleItem();
        (row.Complaint, row.Stage, row.Assignee, row.Team, row.Version).ShouldBe((id, Stage.Acknowledged, "agent-9", "north", 3));
        (row.Complainant?.Reveal(), row.Excerpt?.Reveal()).ShouldBe(("Ana García", "No ha llegado."));
        row.Clocks.Single(clock => clock.Milestone == "acknowledge").StoppedAt.ShouldBe(Tuesday);
        row.NextMilestone.ShouldBe("reformulate");
        row.NextDue.ShouldBe(row.Clocks.Where(clock => clock.StoppedAt is null).Min(clock => clock.DueAt));
    }

    [Fact]
    public async Task Pages_together_are_the_whole_list_without_repeats()
    {
        var node = await NewNode();
        for (var n = 0; n < 25; n++)
            await Received(node, AComplaint(n % 2 == 0 ? Channel.Email : Channel.Letter)); // many share one due instant
        var whole = await Ids(node, new WorklistQuery(Limit: 200));
        var paged = new List<ComplaintId>();
        for (string? cursor = null; ;)
        {
            var page = await node.Worklist.Page(new WorklistQuery(Limit: 4, After: cursor), Clock.Now, CancellationToken.None);
            paged.AddRange(page.Items.Select(item => item.Complaint));
            if ((cursor = page.Next) is null)
                break;
        }

        whole.Count.ShouldBe(25);
        paged.ShouldBe(whole);
    }

    [Fact]
    public async Task Every_filter_lets_through_what_it_names_and_nothing_else()
    {
        var node = await NewNode();
        var mine = await Received(node, AComplaint(Channel.Phone));
        await Done(node, new Assign(mine, "agent-9", "north"));
        var free = await Received(node, AComplaint(Channel.Letter) with { Language = "fr", Severity = Severity.High });
        var over = await Received(node, AComplaint(Channel.Email));
        await Done(node, new Withdraw(over, Personal.Of("It arrived after all.")));

        (await Ids(node, new WorklistQuery(Assignee: "agent-9"))).ShouldBe([mine]);
        (await Ids(node, new WorklistQuery(Unassigned: true))).ShouldBe([free]);
        (await Ids(node, new WorklistQuery(Team: "north"))).ShouldBe([mine]);
        (await Ids(node, new WorklistQuery(Channel: Channel.Letter))).ShouldBe([free]);
        (await Ids(node, new WorklistQuery(Stage: Stage.Received))).ShouldBe([mine, free]);
        (await Ids(node, new WorklistQuery(Severity: Severity.High))).ShouldBe([free]);
        (await Ids(node, new WorklistQuery(Language: "fr"))).ShouldBe([free]);
        (await Ids(node, new WorklistQuery(DueWithin: TimeSpan.FromHours(2)))).ShouldBe([mine]);
        (await Ids(node, new WorklistQuery(Breached: true))).ShouldBeEmpty();
        (await Ids(node, new WorklistQuery(Ended: true))).ShouldBe([over]);
        (await Ids(node, new WorklistQuery(Ended: null))).ShouldBe([mine, free, over], ignoreOrder: true);

        Clock.Now = Tuesday.AddHours(2);
        (await Ids(node, new WorklistQuery(Breached: true))).ShouldBe([mine]);
        (await Ids(node, new WorklistQuery(Breached: false))).ShouldBe([free]);
    }

    [Fact]
    public async Task Rows_of_cases_that_are_named_come_open_or_ended_and_once()
    {
        var node = await NewNode();
        var open = await Received(node);
        var over = await Received(node);
        await Received(node);
        await Done(node, new Withdraw(over, Personal.Of("It arrived after all.")));

        var rows = await node.Worklist.Rows([over, open, open, new ComplaintId(Guid.CreateVersion7(Clock.Now))], CancellationToken.None);
        rows.Select(row => (row.Complaint, row.Stage)).ShouldBe([(open, Stage.Received), (over, Stage.Withdrawn)], ignoreOrder: true);
        (await node.Worklist.Rows([], CancellationToken.None)).ShouldBeEmpty();
        var listed = (await node.Worklist.Page(new WorklistQuery(), Clock.Now, CancellationToken.None)).Items.Single(item => item.Complaint == open);
        (rows.Single(row => row.Complaint == open) with { Clocks = listed.Clocks }).ShouldBe(listed);
    }

    [Fact]
    public async Task A_cursor_that_is_not_ours_is_refused()
    {
        var node = await NewNode();
        foreach (var cursor in (string[])["", "x", "AAAA", "null", new string('9', 5000)])
            await Should.ThrowAsync<MalformedCursorException>(async () => await node.Worklist.Page(new WorklistQuery(After: cursor), Clock.Now, CancellationToken.None));
    }

    [Fact]
    public async Task A_rebuild_finds_the_live_rows_as_they_are()
    {
        var node = await NewNode();
        for (var n = 0; n < 30; n++)
        {
            var id = await Received(node, AComplaint((Channel)(n % 6)));
            if (n % 2 == 0)
                await Done(node, new Acknowledge(id));
            if (n % 5 == 0)
                await Done(node, new Withdraw(id, Personal.Of("Solved itself.")));
        }

        var before = await Ids(node, new WorklistQuery(Ended: null, Limit: 200));
        var result = await node.Rebuild.Run(null, CancellationToken.None);
        result.ShouldBe(new RebuildResult(Rows: 30, Events: 51, Different: 0));
        (await Ids(node, new WorklistQuery(Ended: null, Limit: 200))).ShouldBe(before);
        (await node.Deadlines.Next(CancellationToken.None)).ShouldNotBeNull();
        await Done(node, new Acknowledge(before[0])); // writers go on with the new tables
    }

    private async Task<List<ComplaintId>> Ids(IEngineNode node, WorklistQuery query) =>
        [.. (await node.Worklist.Page(query, Clock.Now, CancellationToken.None)).Items.Select(item => item.Complaint)];
}
