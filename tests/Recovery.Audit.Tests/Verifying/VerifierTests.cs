using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;
using Recovery.Audit.Verifying.Running;
using Recovery.Conformance;
using Recovery.Postgres.Notarising;
using Recovery.Postgres.Verifying;

namespace Recovery.Audit.Tests.Verifying;

/// <summary>Verifying in the background of a node: one at a time, to be stopped, and its end is told whatever it was.</summary>
public sealed class VerifierTests : ANotarisedLog
{
    [Fact]
    public async Task A_run_comes_to_its_verdict_and_the_next_may_start()
    {
        await using var verifier = Verifier(new LogCopies(Database));
        var whole = await Ended((await verifier.Start("paul", true, CancellationToken.None))!);
        (whole.State, whole.Verdict!.IsWhole, whole.Read, whole.By, whole.IsFull).ShouldBe((RunState.Ended, true, Events, "paul", true));

        var position = (await Positions())[17];
        await Execute($"update recovery.mt_events set data = '{{}}' where seq_id = {position}");
        var wrong = await Ended((await verifier.Start("paul", false, CancellationToken.None))!);
        (wrong.State, wrong.Verdict!.Telling!.Change, wrong.Verdict.FirstPosition).ShouldBe((RunState.Ended, Change.Updated, position));
    }

    [Fact]
    public async Task One_runs_at_a_time_and_is_stopped_from_any_node()
    {
        var slow = new Slow();
        await using var verifier = Verifier(slow);
        var run = (await verifier.Start("paul", false, CancellationToken.None))!;
        (await verifier.Start("helen", false, CancellationToken.None)).ShouldBeNull();
        (await new VerificationRuns(Database).Stop(run.Id, CancellationToken.None)).ShouldBeTrue();
        (await Ended(run)).State.ShouldBe(RunState.Stopped);
        (await new VerificationRuns(Database).Stop(run.Id, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_in_the_way_and_a_node_that_ended_are_told_and_no_verdict()
    {
        await using (var verifier = Verifier(new Broken()))
            (await Ended((await verifier.Start("paul", false, CancellationToken.None))!)).ShouldSatisfyAllConditions(run => run.State.ShouldBe(RunState.Failed), run => run.Trouble.ShouldBe("the disk is gone"), run => run.Verdict.ShouldBeNull());

        VerificationRun left;
        await using (var verifier = Verifier(new Slow()))
            left = (await verifier.Start("paul", false, CancellationToken.None))!;
        (await Ended(left)).Trouble.ShouldBe("the node that ran it was ended");
    }

    [Fact]
    public void A_node_that_is_silent_is_gone()
    {
        var run = new VerificationRun(Guid.CreateVersion7(Tuesday), Tuesday, "paul", false, RunState.Running, 10, 5, Tuesday, null, null, null);
        run.AsOf(Tuesday.AddSeconds(29)).State.ShouldBe(RunState.Running);
        run.AsOf(Tuesday.AddSeconds(31)).State.ShouldBe(RunState.Failed);
    }

    private Verifier Verifier(ILogCopies copies) => new(new VerificationRuns(Database), copies, Keys, Outside, new ManualClock(Tuesday), TimeProvider.System);

    private async Task<VerificationRun> Ended(VerificationRun run)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var now = (await new VerificationRuns(Database).Find(run.Id, patience.Token))!;
            if (now.State != RunState.Running)
                return now;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>A copy whose reading does not end by itself.</summary>
    private sealed class Slow : ILogCopies
    {
        public async ValueTask<Verdict> Verify(Func<ILogCopy, ValueTask<Verdict>> verify, CancellationToken cancellation) => await verify(new Endless());
    }

    private sealed class Broken : ILogCopies
    {
        public ValueTask<Verdict> Verify(Func<ILogCopy, ValueTask<Verdict>> verify, CancellationToken cancellation) => throw new IOException("the disk is gone");
    }

    private sealed class Endless : ILogCopy
    {
        public string Origin => "recovery/endless";

        public long Size => 1000;

        public long Position => 1000;

        public ValueTask<IReadOnlyList<Engine.Auditing.LogEntry>> Entries(long afterPosition, int limit, CancellationToken cancellation) => Never<Engine.Auditing.LogEntry>(cancellation);

        public ValueTask<IReadOnlyList<Tile>> LeafTiles(long fromIndex, int limit, CancellationToken cancellation) => Never<Tile>(cancellation);

        public ValueTask<IReadOnlyList<Tile>> Tiles(IReadOnlyCollection<(int Level, long Index)> wanted, CancellationToken cancellation) => new([]);

        public ValueTask<IReadOnlyList<Engine.Auditing.SignedHead>> Heads(long aboveSize, int limit, CancellationToken cancellation) => new([]);

        private static async ValueTask<IReadOnlyList<T>> Never<T>(CancellationToken cancellation)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            return [];
        }
    }
}
