namespace Recovery.Conformance;

/// <summary>The change feed: a hint that the log has grown, from whatever node.</summary>
public abstract class ChangesSuite : Suite
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Whoever_waits_hears_of_what_another_node_wrote()
    {
        var (one, two) = (await NewNode(), await NewNode());
        await Received(two); // a feed may still be connecting: it hears at the latest of what comes once it listens
        for (var tries = 0; tries < 200; tries++)
        {
            var last = await one.Store.LastPosition(CancellationToken.None);
            var heard = one.Changes.Grown(last, Long, CancellationToken.None).AsTask();
            await Received(two);
            if (await Task.WhenAny(heard, one.Changes.Grown(long.MaxValue, TimeSpan.FromMilliseconds(50), CancellationToken.None).AsTask()) == heard)
                return;
        }

        throw new ShouldAssertException("nothing was ever heard");
    }

    [Fact]
    public async Task A_wait_ends_by_its_own_time()
    {
        var node = await NewNode();
        await node.Changes.Grown(long.MaxValue, TimeSpan.FromMilliseconds(1), CancellationToken.None);
    }
}
