using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Decisions;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;

namespace Recovery.Bench;

internal static class ProfileBench
{
    public static void Run()
    {
        var pols = Repository.Policies;
        var pack = pols.Find("house", new DateOnly(2026, 3, 3))!;
        var cal = pols.FindCalendar(pack.Calendar)!;
        var now = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        var actor = new Actor("agent-7", Role.Agent);
        var ctx = new Context(now, actor, pack, cal);
        var id = new ComplaintId(Guid.CreateVersion7());
        var c = Workload.Complaint();
        var receive = new Receive(id, "R-100042-7", c.Channel, c.Language, c.Narrative, c.Complainant, pack.Ref, cal.Ref, c.Touchpoint);
        var env = new Envelope(actor, "x");
        var fact = ((Decision.Accepted)Complaint.None.Decide(receive, ctx)).Events[0];
        NewEvent[] ev = [new NewEvent(fact, now, env)];
        var eff = Effect.Of(id, Complaint.None, 0, ev, pols, []);
        var ack = new Acknowledge(id, Workload.Heard);
        var fact2 = ((Decision.Accepted)eff.After.Decide(ack, ctx)).Events[0];
        NewEvent[] ev2 = [new NewEvent(fact2, now, env)];
        var eff2 = Effect.Of(id, eff.After, 1, ev2, pols, []);
        for (var round = 0; round < 2; round++)
        {
            Time("decide receive", () => Complaint.None.Decide(receive, ctx));
            Time("effect receive", () => Effect.Of(id, Complaint.None, 0, ev, pols, []));
            Time("decide ack", () => eff.After.Decide(ack, ctx));
            Time("effect ack", () => Effect.Of(id, eff.After, 1, ev2, pols, []));
            Time("deadlines.of", () => Deadlines.Of(eff.After, pack, cal));
            Time("nextask", () => Escalation.NextAsk(eff.After, eff.Clocks, pack, cal)!);
            Time("row", () => Effect.Row(id, eff.After, 1, eff.Clocks, [fact]));
            Time("row.next+final", () => (eff.Unit.Row.Next, eff.Unit.Row.Final));
            Time("json receive", () => EventJson.Write(fact));
            Time("json ack", () => EventJson.Write(fact2));
            Time("json clocks", () => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(eff.Unit.Row.Clocks, EventJson.Options));
            Time("refs", () => (pack.Ref.ToString(), cal.Ref.ToString()));
        }
    }

    private static void Time<T>(string what, Func<T> work)
    {
        for (var i = 0; i < 15000; i++) work();
        var a = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < 15000; i++) work();
        Console.Error.WriteLine($"{what,-20} {(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / 15000:0.00} µs {(GC.GetAllocatedBytesForCurrentThread() - a) / 15000} B");
    }
}
