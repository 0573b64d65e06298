using Recovery.Conformance;
using Recovery.Domain.Complaints.Elapsing;

namespace Recovery.Postgres.Tests;

/// <summary>What may hold back the timers of one case holds back no other's.</summary>
public sealed class Timing : Suite
{
    private readonly OnPostgres on = new();

    protected override IBacking Backing => on;

    [Theory]
    [InlineData("complaint-vanished.v1", "{}")]
    [InlineData("promise-kept.v1", "{\"promise\":\"p9\"}")] // readable, but no such promise was given
    public async Task A_case_that_cannot_be_understood_turns_the_pump_red_and_the_others_fire(string storedName, string json)
    {
        var node = await NewNode();
        var (unclear, clear) = (await Received(node), await Received(node));
        await using (var database = PostgresEngine.Open(on.ConnectionString))
        await using (var connection = await database.OpenConnectionAsync())
            await EventLog.Append(connection, unclear, Tuesday, storedName, System.Text.Encoding.UTF8.GetBytes(json));

        Clock.Now = Tuesday.AddDays(1);
        var later = await NewNode(); // remembers nothing
        var red = await Should.ThrowAsync<AggregateException>(async () => await RunTimers(later));

        red.InnerExceptions.Count.ShouldBe(1);
        (await later.Store.Read(clear, CancellationToken.None)).ShouldContain(e => e.Event is DeadlineMissed);
    }
}
