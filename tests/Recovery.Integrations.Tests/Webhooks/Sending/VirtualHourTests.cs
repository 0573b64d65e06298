using Microsoft.AspNetCore.Http;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Engine;
using Recovery.Engine.Delivering;

namespace Recovery.Integrations.Tests.Webhooks.Sending;

/// <summary>A receiver that fails for an hour hears of everything at least once and of each case in order, while another misses nothing meanwhile.</summary>
public sealed class VirtualHourTests : TellingSuite
{
    private const int CasesAtFirst = 20;
    private const int MoreCases = 10;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Every_event_arrives_at_least_once_and_in_order_of_its_case()
    {
        var node = await NewNode();
        var (failing, working) = (await Listening(), await Listening());
        await Subscribed(node, failing);
        await Subscribed(node, working);
        var (began, nth) = (Clock.Now, 0);
        failing.Answer = (http, _) => Clock.Now - began >= Hour ? Task.CompletedTask : Fails(http, Interlocked.Increment(ref nth));
        var relay = node.Relay([Telling(node)]);

        var cases = new List<ComplaintId>();
        for (var n = 0; n < CasesAtFirst; n++)
            cases.Add(await Received(node));
        await Happens(cases, id => Done(node, new Acknowledge(id)));
        for (var minute = 0; minute < 59; minute++)
        {
            if (minute % 6 == 0)
                cases.Add(await Received(node));
            if (minute == 20)
                await Happens(cases.Take(CasesAtFirst), id => Done(node, new AddNote(id, Personal.Of("meanwhile"))));
            if (minute == 40)
                await Happens(cases.Take(CasesAtFirst), id => Done(node, new Reformulate(id, Personal.Of("It failed twice. Have I got that right?"))));
            await Tick(node, relay);
        }

        cases.Count.ShouldBe(CasesAtFirst + MoreCases);
        failing.Taken.ShouldBeEmpty();
        failing.Calls.Count.ShouldBeGreaterThan(cases.Count);
        var all = await Log(node);
        InOrder(working).ShouldBe(InOrder(all)); // nothing was held up for the one that works
        for (var minute = 0; minute < 8 * 60; minute += 5)
            await Tick(node, relay, minutes: 5);

        InOrder(failing).ShouldBe(InOrder(all));
        failing.Forged.ShouldBeEmpty();
        (await node.Deliveries.Page(new DeliveryFilter(Limit: 1_000), CancellationToken.None)).ShouldAllBe(row => row.State == DeliveryState.Delivered);
    }

    /// <summary>Every way to fail in turn.</summary>
    private Task Fails(HttpContext http, int nth)
    {
        switch (nth % 5)
        {
            case 0:
                http.Abort();
                return Task.CompletedTask;
            case 1:
                http.Response.Headers.Location = "http://127.0.0.1:1/elsewhere";
                return Task.FromResult(http.Response.StatusCode = 302);
            case 2:
                Time.Advance(EdgePipelines.WebhookTimeout); // hangs: the time that the caller allows passes
                return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
            case 3:
                return Task.FromResult(http.Response.StatusCode = 429);
            default:
                return Task.FromResult(http.Response.StatusCode = 500);
        }
    }

    private async Task Tick(IEngineNode node, Engine.Timing.IDuty relay, int minutes = 1)
    {
        Pass(TimeSpan.FromMinutes(minutes));
        await Couriered(node);
        await Relayed(relay);
    }

    private static async Task Happens(IEnumerable<ComplaintId> cases, Func<ComplaintId, Task> happens)
    {
        foreach (var id in cases)
            await happens(id);
    }

    /// <summary>By case, the positions in the order they were first taken.</summary>
    private static SortedDictionary<string, string> InOrder(Receiver receiver) => InOrder(receiver.Taken.Select(heard => (heard.Complaint, heard.Position)));

    private static SortedDictionary<string, string> InOrder(IEnumerable<(string Complaint, long Position)> events) =>
        new(events.GroupBy(e => e.Complaint).ToDictionary(of => of.Key, of => string.Join(' ', of.Select(e => e.Position).Distinct())), StringComparer.Ordinal);

    private static async Task<List<(string Complaint, long Position)>> Log(IEngineNode node)
    {
        var all = new List<(string, long)>();
        for (var after = 0L; await node.Store.ReadLog(after, 500, CancellationToken.None) is { Count: > 0 } page; after = page[^1].Position)
            all.AddRange(page.Select(e => (e.Complaint.ToString(), e.Position)));
        return all;
    }
}
