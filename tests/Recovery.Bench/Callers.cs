using System.Diagnostics;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine;
using Recovery.Engine.Handling;

namespace Recovery.Bench;

/// <summary>Callers in this process, each in a closed loop: receive a complaint, acknowledge it, and again.</summary>
internal sealed class Callers(IEngineNode node)
{
    private static readonly Request Asked = new(new Actor("agent-7", Role.Agent));
    private readonly Intake intake = new(node.Store, Repository.Policies, node.Clock);

    /// <summary>Commands acknowledged so far.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Commands a second.</summary>
    public async Task<double> Run(int callers, int seconds)
    {
        var (cpu, collections) = (Environment.CpuUsage.TotalTime, GC.CollectionCount(0));
        var watch = Stopwatch.StartNew();
        var until = TimeSpan.FromSeconds(seconds);
        var done = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => Call(watch, until))));
        Acknowledged += done.Sum();
        await Console.Error.WriteLineAsync($"in process, {callers} callers: {(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / done.Sum():0} µs of processor a command, {GC.CollectionCount(0) - collections} collections");
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }

    private async Task<long> Call(Stopwatch watch, TimeSpan until)
    {
        var done = 0L;
        while (watch.Elapsed < until)
        {
            var receive = await intake.Prepare(Workload.Complaint(), CancellationToken.None) ?? throw new BenchException("there is no pack");
            await Expect(receive);
            await Expect(new Acknowledge(receive.Complaint, Workload.Heard));
            done += 2;
        }

        return done;
    }

    private async ValueTask Expect(IComplaintCommand command)
    {
        if (await node.Engine.Handle(command, Asked, CancellationToken.None) is not Outcome.Done { Changed: true })
            throw new BenchException($"{command.GetType().Name} was not done");
    }
}
