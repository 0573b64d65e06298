using Recovery.Postgres;

namespace Recovery.Host.Tests;

/// <summary>Follows the log from outside the host, as fast as it can, remembering every position in the order seen.</summary>
public sealed class Watcher : IAsyncDisposable
{
    private readonly PostgresEngine node;
    private readonly List<long> seen = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Task following;

    public Watcher(PostgresEngine node)
    {
        this.node = node;
        following = Task.Run(Follow);
    }

    /// <summary>Everything seen once the log's last position has been.</summary>
    public async Task<IReadOnlyList<long>> Seen(long last)
    {
        while (true)
        {
            lock (seen)
            {
                if (seen is [.., var newest] && newest >= last)
                    return [.. seen];
            }

            if (following.IsCompleted)
                await following;
            await node.Changes.Grown(last - 1, TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
        await node.DisposeAsync();
    }

    private async Task Follow()
    {
        for (long last = 0; !stopping.IsCancellationRequested;)
        {
            var batch = await node.Store.ReadLog(last, 50, stopping.Token);
            lock (seen)
                seen.AddRange(batch.Select(e => e.Position));
            if (batch is [.., var newest])
                last = newest.Position;
        }
    }
}
