using Recovery.Conformance;
using Recovery.Engine.Arriving;
using Recovery.Postgres.Sweeping;

namespace Recovery.Postgres.Tests;

/// <summary>What is forgotten, and what is not.</summary>
public sealed class Sweeping : OnDatabase
{
    [Fact]
    public async Task What_left_long_ago_and_proofs_that_are_too_old_are_forgotten_and_nothing_else()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
        await using var node = await PostgresEngine.Start(Database, RepositoryPolicies.Catalog, TestKeys.Masters, TimeProvider.System, clock);
        await Execute("""
            insert into recovery.outbox (complaint_id, event_position, kind, payload, not_before, created_at, done_at, failed_at)
            select gen_random_uuid(), n, 'notice', '{}', '2025-01-01Z', '2025-01-01Z', done, failed
            from (values (1, '2025-01-26 09:00Z'::timestamptz, null::timestamptz), (2, '2025-01-28 10:00Z', null), (3, null, '2025-01-26Z'), (4, null, null)) as rows (n, done, failed)
            """);
        foreach (var (id, keep) in ((string, int)[])[("old", -1), ("young", 1)])
            await node.Arrivals.Remember(new SeenProof("mailgun", id, new byte[32], clock.Now.AddHours(keep)), CancellationToken.None);

        (await new Sweeper(Database, clock, TimeProvider.System).RunOnce(CancellationToken.None)).ShouldBeFalse();

        (await Scalar<string>("select string_agg(event_position::text, ',' order by event_position) from recovery.outbox")).ShouldBe("2,3,4");
        (await node.Arrivals.Remember(new SeenProof("mailgun", "young", new byte[] { 1 }, clock.Now), CancellationToken.None)).ShouldBeFalse();
        (await node.Arrivals.Remember(new SeenProof("mailgun", "old", new byte[] { 1 }, clock.Now), CancellationToken.None)).ShouldBeTrue();
    }
}
