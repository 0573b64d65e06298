using System.Globalization;
using Recovery.Api.Tests.Events;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Arriving;

namespace Recovery.Api.Tests.Telephoning;

/// <summary>What an exchange tells on its connection is kept and waits for a person.</summary>
public sealed class AsteriskTests(AsteriskHost host) : IClassFixture<AsteriskHost>
{
    [Fact]
    public async Task Its_calls_arrive_also_after_the_connection_broke()
    {
        var (first, second, number) = (Ev.Fresh(), Ev.Fresh(), Ev.Number());
        using (await host.Say(Record(first, number, "NO ANSWER") + Record(Ev.Fresh(), "254", "ANSWERED")))
            await Kept(first);
        using (await host.Say(Record(second, number, "NO ANSWER") + Record(second, number, "ANSWERED") + Record(second, number, "BUSY")))
        {
            var kept = await Kept(second, call => call.Verdict == "answered");
            (kept.State, kept.Agent, kept.DueAt is null).ShouldBe((ArrivalState.Waiting, "agent-7", false));
        }

        (await host.Ports.Arrivals.Page(new ArrivalFilter(), default)).Count.ShouldBe(2, "a call within the house is nobody's");
    }

    private async Task<Arrival> Kept(string id, Func<Arrival, bool>? when = null)
    {
        for (var tries = 0; tries < 6000; tries++)
        {
            if (await host.Ports.Arrivals.Find(new SourceRef("asterisk:paris", id), default) is { State: ArrivalState.Waiting } kept && when?.Invoke(kept) != false)
                return kept;
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        throw new TimeoutException($"{id} never arrived");
    }

    private static string Record(string id, string from, string disposition) => string.Create(
        CultureInfo.InvariantCulture,
        $"Event: Cdr\r\nSource: {from}\r\nDestination: 255\r\nChannel: PJSIP/operator-00000001\r\nDestinationChannel: PJSIP/agent-7-00000002\r\nStartTime: 2026-03-05 09:00:00\r\nBillableSeconds: 4\r\nDisposition: {disposition}\r\nUniqueID: {id}\r\n\r\n");
}
