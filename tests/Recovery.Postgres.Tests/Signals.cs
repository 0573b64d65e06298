using Recovery.Engine.Storing;

namespace Recovery.Postgres.Tests;

/// <summary>A change feed for tests that run a follower by hand.</summary>
internal sealed class NoSignals : IChangeFeed
{
    public ValueTask Grown(long pastPosition, TimeSpan atMost, CancellationToken cancellation) => ValueTask.CompletedTask;
}
