using Recovery.Conformance;
using Recovery.Domain.Complaints.Elapsing;

namespace Recovery.Postgres.Tests;

/// <summary>What may hold back the timers of one case holds back no other's.</summary>
public sealed class Timing : Suite
{
    private readonly OnPostgres on = new();

    protected override IBacking Backing => on;

    [Fact]
    public async Task A_case_that_cannot_be_read_turns_the_pump_red_and_the_others_fire()
    {
        var node = await NewNode();
        var (unclear, clear) = (await Received(node), await Received(node));
        await using (var database = PostgresEngine.Open(on.ConnectionString))
        await using (var connection = await database.OpenConnectionAsync())
            await EventLog.Append(connection, unclear, Tuesday, "complaint-vanished.v1", "{}"u8.ToArray());

        Clock.Now = Tuesday.AddDays(1);
        var later = await NewNode(); // remembers nothing
        var red = await Should.ThrowAsync<AggregateException>(async () => await RunTimers(later));

        red.InnerExceptions.ShouldHaveSingleItem().Message.ShouldContain("complaint-vanished.v1");
        (await later.Store.Read(clear, CancellationToken.None)).ShouldContain(e => e.Event is DeadlineMissed);
    }
}
