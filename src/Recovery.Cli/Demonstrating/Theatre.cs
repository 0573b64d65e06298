using System.Security.Cryptography;
using System.Text;
using Recovery.Domain;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Sla;
using Recovery.Engine.Handling;
using Recovery.Engine.Storing;

namespace Recovery.Cli.Demonstrating;

/// <summary>What a showing came to.</summary>
internal sealed record Showing(int Complaints, int Skipped, IReadOnlyList<string> Refusals);

/// <summary>
/// Lives all cases through in one common time: whatever comes next, a step or a deadline, is handled by the engine with the clock set to its instant,
/// as a running host would have done.
/// </summary>
internal sealed class Theatre(ComplaintEngine engine, Intake intake, IPolicyCatalog policies, VirtualClock clock)
{
    private readonly PriorityQueue<Func<CancellationToken, Task>, (DateTimeOffset At, long Order)> ahead = new();
    private readonly List<string> refusals = [];
    private long order;
    private int complaints;
    private int skipped;

    /// <summary>Plays until an instant; what lies after it does not happen.</summary>
    public async Task<Showing> Play(IEnumerable<Life> lives, DateTimeOffset until, CancellationToken cancellation)
    {
        foreach (var life in lives)
            At(life.Start, token => Begin(life, token));
        while (ahead.TryDequeue(out var scene, out var when) && when.At <= until)
        {
            clock.Now = when.At > clock.Now ? when.At : clock.Now;
            await scene(cancellation).ConfigureAwait(false);
        }

        return new Showing(complaints, skipped, refusals);
    }

    private async Task Begin(Life life, CancellationToken cancellation)
    {
        var source = life.Complaint.Source!;
        if (await intake.Prepare(life.Complaint, cancellation).ConfigureAwait(false) is not { } receive)
            throw new InvalidOperationException("the house pack is not published");

        var key = new IdempotencyKey($"source:{source.System}", source.Id, SHA256.HashData(Encoding.UTF8.GetBytes(source.Id)));
        var outcome = await engine.Handle(receive, new Request(Cast.Intake) { Keys = [key] }, cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done { Case: var begun })
        {
            skipped++;
            return;
        }

        complaints++;
        life.Policies = (policies.Pack(receive.Pack), policies.Calendar(receive.Calendar));
        Stands(life, begun);
        Next(life, life.Script(life).GetEnumerator());
    }

    private void Next(Life life, IEnumerator<Step> script)
    {
        life.Now = clock.Now;
        if (script.MoveNext())
            At(script.Current.At, token => Do(life, script, token));
        else
            script.Dispose();
    }

    private async Task Do(Life life, IEnumerator<Step> script, CancellationToken cancellation)
    {
        life.Now = clock.Now;
        var step = script.Current;
        var outcome = await engine.Handle(step.Command(), new Request(step.By), cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done { Case: var now })
        {
            refusals.Add($"case {life.Number}: {step.Command().GetType().Name} {outcome}");
            return; // the case stays as it is, which the rules allow
        }

        Stands(life, now);
        Next(life, script);
    }

    private async Task Ask(Life life, DateTimeOffset at, CancellationToken cancellation)
    {
        if (life.NextAsk != at)
            return; // the case has moved on
        life.NextAsk = null;
        if (await engine.Handle(new Elapse(life.Id), new Request(Actor.Engine), cancellation).ConfigureAwait(false) is Outcome.Done { Changed: true } done)
            Stands(life, done.Case);
    }

    private void Stands(Life life, CaseSnapshot now)
    {
        life.Case = now;
        var (pack, calendar) = life.Policies;
        var next = Escalation.NextAsk(now.State, now.Clocks.Where(one => one.IsOwed), pack, calendar);
        if (next is not { } at || next == life.NextAsk)
            return;
        life.NextAsk = at;
        At(at, token => Ask(life, at, token));
    }

    private void At(DateTimeOffset when, Func<CancellationToken, Task> scene) => ahead.Enqueue(scene, (when, order++));
}
