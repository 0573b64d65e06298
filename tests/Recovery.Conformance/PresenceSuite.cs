using Recovery.Domain;
using Recovery.Engine;
using Recovery.Engine.Working;

namespace Recovery.Conformance;

/// <summary>Who looks at which case now.</summary>
public abstract class PresenceSuite : Suite
{
    private readonly ComplaintId one = new(Guid.Parse("01940000-0000-7000-8000-000000000001"));
    private readonly ComplaintId other = new(Guid.Parse("01940000-0000-7000-8000-000000000002"));

    [Fact]
    public async Task Whoever_looks_is_seen_by_every_node_on_that_case_only()
    {
        var (here, there) = (await NewNode(), await NewNode());
        await Looks(here, one, "tom");
        await Looks(there, one, "claire");
        await Looks(here, other, "tom");

        var found = await here.Presence.At([one, other], Clock.Now, CancellationToken.None);
        found[one].ShouldBe(["claire", "tom"]);
        found[other].ShouldBe(["tom"]);
        (await there.Presence.At([other], Clock.Now, CancellationToken.None))[one].ShouldBeEmpty();
        (await there.Presence.At([], Clock.Now, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_counts_as_looking_for_a_while_after_they_were_last_seen()
    {
        var node = await NewNode();
        await Looks(node, one, "tom");
        Clock.Now += IPresence.Lasts;
        (await At(node, one)).ShouldBe(["tom"]);
        Clock.Now += TimeSpan.FromSeconds(1);
        (await At(node, one)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Looking_on_is_said_again_and_counts_once()
    {
        var node = await NewNode();
        await Looks(node, one, "tom");
        Clock.Now += IPresence.Lasts;
        await Looks(node, one, "tom");
        Clock.Now += IPresence.Lasts;
        (await At(node, one)).ShouldBe(["tom"]);
    }

    [Fact]
    public async Task Whoever_leaves_is_gone_at_once_and_nobody_else_is()
    {
        var node = await NewNode();
        await Looks(node, one, "tom");
        await Looks(node, one, "claire");
        await Looks(node, other, "tom");
        await node.Presence.Leaves(one, "tom", CancellationToken.None);
        await node.Presence.Leaves(one, "nobody", CancellationToken.None);
        (await At(node, one)).ShouldBe(["claire"]);
        (await At(node, other)).ShouldBe(["tom"]);
    }

    [Fact]
    public async Task Somebody_new_does_not_drive_away_whoever_is_still_there()
    {
        var node = await NewNode();
        await Looks(node, one, "tom");
        Clock.Now += IPresence.Lasts;
        await Looks(node, one, "claire");
        (await At(node, one)).ShouldBe(["claire", "tom"]);
    }

    private ValueTask Looks(IEngineNode node, ComplaintId complaint, string person) => node.Presence.Looks(complaint, person, Clock.Now, CancellationToken.None);

    private async Task<IEnumerable<string>> At(IEngineNode node, ComplaintId complaint) => (await node.Presence.At([complaint], Clock.Now, CancellationToken.None))[complaint];
}
