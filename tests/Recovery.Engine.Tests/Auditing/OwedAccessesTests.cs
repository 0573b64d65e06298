using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;

namespace Recovery.Engine.Tests.Auditing;

/// <summary>A full disk stops nobody from reading a case, and hides nobody who did (FAULTS T5).</summary>
public sealed class OwedAccessesTests
{
    private static readonly Actor Agent = new("agent-7", Role.Agent);
    private static readonly ComplaintId Case = new(Guid.Parse("019cafe0-0000-7000-8000-000000000001"));

    private readonly Disk disk = new();
    private readonly Clock clock = new();

    [Fact]
    public async Task Who_read_while_there_was_no_room_is_written_down_with_the_instant_once_there_is()
    {
        var log = new OwedAccesses(disk, clock, TimeProvider.System);
        disk.Trouble = Full;
        await log.Record(Read("case"), CancellationToken.None);
        clock.Now += TimeSpan.FromHours(1);
        await log.Record(Read("history"), CancellationToken.None);
        await Should.ThrowAsync<StoreUnavailableException>(() => log.RunOnce(CancellationToken.None).AsTask());
        disk.Written.ShouldBeEmpty();

        disk.Trouble = null;
        clock.Now += TimeSpan.FromHours(1);
        while (await log.RunOnce(CancellationToken.None))
        {
        }

        disk.Written.ShouldBe([Read("case") with { At = Clock.Noon }, Read("history") with { At = Clock.Noon.AddHours(1) }]);
        (await log.RunOnce(CancellationToken.None)).ShouldBeFalse();
        disk.Written.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(AccessKind.Exported)]
    [InlineData(AccessKind.Verified)]
    [InlineData(AccessKind.Audited)]
    public async Task Nothing_is_taken_away_meanwhile(AccessKind kind)
    {
        disk.Trouble = Full;
        await Should.ThrowAsync<StoreUnavailableException>(() => new OwedAccesses(disk, clock, TimeProvider.System).Record(new Access(Agent, kind, "it"), CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task What_cannot_be_written_down_ever_is_not_given()
    {
        disk.Trouble = () => new InvalidDataException("there is no such table");
        await Should.ThrowAsync<InvalidDataException>(() => new OwedAccesses(disk, clock, TimeProvider.System).Record(Read("case"), CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task No_more_is_given_than_can_be_remembered()
    {
        var log = new OwedAccesses(disk, clock, TimeProvider.System, most: 2);
        disk.Trouble = Full;
        await log.Record(Read("case"), CancellationToken.None);
        await log.Record(Read("case"), CancellationToken.None);
        await Should.ThrowAsync<StoreUnavailableException>(() => log.Record(Read("case"), CancellationToken.None).AsTask());
    }

    private static StoreUnavailableException Full() => new("full");

    private static Access Read(string what) => new(Agent, AccessKind.Read, what, Case);

    private sealed class Disk : IAccessLog
    {
        public List<Access> Written { get; } = [];

        public Func<Exception>? Trouble { get; set; }

        public ValueTask Record(Access access, CancellationToken cancellation)
        {
            if (Trouble is { } trouble)
                throw trouble();
            Written.Add(access);
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<PastAccess>> Page(AccessFilter filter, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class Clock : IEngineClock
    {
        public static readonly DateTimeOffset Noon = new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);

        public DateTimeOffset Now { get; set; } = Noon;
    }
}
