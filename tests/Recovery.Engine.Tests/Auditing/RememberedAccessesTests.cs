using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Tests.Auditing;

/// <summary>The same access is written down once in ten minutes, and never forgotten before it is.</summary>
public sealed class RememberedAccessesTests
{
    private static readonly Actor Agent = new("agent-7", Role.Agent);
    private static readonly ComplaintId Case = new(Guid.Parse("019cafe0-0000-7000-8000-000000000001"));

    private readonly Written written = new();
    private readonly Stopwatch time = new();

    [Fact]
    public async Task It_is_written_again_after_ten_minutes_and_not_before()
    {
        var log = new RememberedAccesses(written, time);
        await Read(log);
        time.Advance(RememberedAccesses.Once - TimeSpan.FromTicks(1));
        await Read(log);
        written.All.ShouldHaveSingleItem();
        time.Advance(TimeSpan.FromTicks(1));
        await Read(log);
        written.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Another_actor_case_kind_or_message_is_another_access()
    {
        var log = new RememberedAccesses(written, time);
        Access[] different =
        [
            new(Agent, AccessKind.Read, "case", Case),
            new(Agent with { OnBehalfOf = "the ombudsman" }, AccessKind.Read, "case", Case),
            new(new Actor("agent-8", Role.Agent), AccessKind.Read, "case", Case),
            new(Agent, AccessKind.Replayed, "case", Case, "version=1"),
            new(Agent, AccessKind.Read, "case", new ComplaintId(Guid.Parse("019cafe0-0000-7000-8000-000000000002"))),
            new(Agent, AccessKind.OpenedMessage, "message 1", Case),
            new(Agent, AccessKind.OpenedMessage, "message 2", Case),
            new(Agent, AccessKind.Searched, "worklist", null, "q"),
            new(Agent, AccessKind.Searched, "worklist", null, "q, channel"),
        ];
        foreach (var access in different.Concat(different))
            await log.Record(access, CancellationToken.None);
        written.All.ShouldBe(different);
    }

    [Fact]
    public async Task Any_part_of_a_case_is_the_case()
    {
        var log = new RememberedAccesses(written, time);
        foreach (var part in (string[])["case", "history", "clocks"])
            await log.Record(new Access(Agent, AccessKind.Read, part, Case), CancellationToken.None);
        written.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_taken_away_is_written_each_time()
    {
        var log = new RememberedAccesses(written, time);
        for (var n = 0; n < 3; n++)
            await log.Record(new Access(Agent, AccessKind.Exported, "events"), CancellationToken.None);
        written.All.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_could_not_be_written_is_not_remembered()
    {
        var log = new RememberedAccesses(written, time);
        written.IsAway = true;
        await Should.ThrowAsync<StoreUnavailableException>(() => Read(log));
        written.IsAway = false;
        await Read(log);
        written.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_memory_is_bounded()
    {
        var log = new RememberedAccesses(written, time, most: 100);
        for (var n = 0; n < 1000; n++)
            await log.Record(new Access(Agent, AccessKind.OpenedMessage, $"message {n}"), CancellationToken.None);
        await log.Record(new Access(Agent, AccessKind.OpenedMessage, "message 999"), CancellationToken.None);
        await log.Record(new Access(Agent, AccessKind.OpenedMessage, "message 0"), CancellationToken.None); // forgotten: once too often, never once too few
        written.All.Count.ShouldBe(1001);
    }

    private static Task Read(RememberedAccesses log) => log.Record(new Access(Agent, AccessKind.Read, "case", Case), CancellationToken.None).AsTask();

    private sealed class Written : IAccessLog
    {
        public List<Access> All { get; } = [];

        public bool IsAway { get; set; }

        public ValueTask Record(Access access, CancellationToken cancellation)
        {
            if (IsAway)
                throw new StoreUnavailableException("away");
            All.Add(access);
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<PastAccess>> Page(AccessFilter filter, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class Stopwatch : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Advance(TimeSpan by) => ticks += by.Ticks;
    }
}
