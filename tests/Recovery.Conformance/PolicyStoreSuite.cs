using Recovery.Engine.Policies;

namespace Recovery.Conformance;

/// <summary>Published packs and calendars: a version never changes.</summary>
public abstract class PolicyStoreSuite : Suite
{
    private static readonly StoredPolicy House = new("pack", "house", 1, """{"name":"house"}""", "77c715203e82d01686329d4067a10e743cf7ccc7d718b2ab1e70d0bb5e2453e3");

    [Fact]
    public async Task What_was_published_is_there_for_every_node_and_publishing_it_again_changes_nothing()
    {
        var (one, two) = (await NewNode(), await NewNode());
        await one.Policies.Publish([House], CancellationToken.None);
        await two.Policies.Publish([House, House with { Version = 2 }], CancellationToken.None);
        (await one.Policies.All(CancellationToken.None)).Select(policy => (policy.Name, policy.Version, policy.Content)).Order()
            .ShouldBe([("house", 1, House.Content), ("house", 2, House.Content)]);
    }

    [Fact]
    public async Task Another_content_under_a_published_version_is_refused()
    {
        var node = await NewNode();
        await node.Policies.Publish([House], CancellationToken.None);
        await Should.ThrowAsync<PolicyVersionTakenException>(async () => await node.Policies.Publish([House with { Content = "{}", Sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a" }], CancellationToken.None));
        (await node.Policies.All(CancellationToken.None)).ShouldHaveSingleItem().Content.ShouldBe(House.Content);
    }
}
