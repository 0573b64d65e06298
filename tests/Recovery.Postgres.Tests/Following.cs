using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Following;
using Recovery.Postgres.Reading;

namespace Recovery.Postgres.Tests;

/// <summary>Followers see every event once and in order, whatever writers, nodes and connections do (FAULTS T2, T10, T19).</summary>
public sealed class Following : OnDatabase
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Slow_and_rolled_back_writers_lose_nothing_and_repeat_nothing(bool besideEachOther)
    {
        await Execute("create table public.seen (position bigint, nth bigserial)");
        using var done = new CancellationTokenSource();
        var followers = Enumerable.Range(0, 3).Select(_ => new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System, batch: 7).Follow(done.Token)).ToList();
        var log = new EventReader(Database, Seals);
        var readers = Enumerable.Range(0, 3).Select(_ => Read(log, done.Token)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            var chance = new Random(writer);
            for (var n = 0; n < 25; n++)
                await Write(besideEachOther, commits: chance.Next(4) > 0, lingers: chance.Next(3) == 0);
        }));
        await done.CancelAsync();
        await Task.WhenAll(followers);

        var all = await Positions("select seq_id from recovery.mt_events order by seq_id");
        (await Positions("select position from public.seen order by nth")).ShouldBe(all);
        foreach (var reader in readers)
            (await reader).ShouldBe(all);
    }

    [Fact]
    public async Task A_transaction_that_is_long_open_is_waited_for_and_then_seen()
    {
        await Execute("create table public.seen (position bigint, nth bigserial)");
        var follower = new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System);
        await using var slow = await Database.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await EventLog.Append(slow, A.Complaint(), Tuesday, A.Received(Tuesday));
        var second = Log.Append(A.Complaint(), Tuesday, A.Received(Tuesday)); // waits for the first: positions are in order of commit

        await follower.Drain();
        follower.Health.Position.ShouldBe(0);
        await transaction.CommitAsync();
        await second;
        await follower.Drain();

        (await Positions("select position from public.seen order by nth")).ShouldBe(await Positions("select seq_id from recovery.mt_events order by seq_id"));
    }

    [Fact]
    public async Task A_follower_killed_in_the_middle_of_a_batch_goes_on_without_loss_or_double()
    {
        await Execute("create table public.seen (position bigint, nth bigserial)");
        for (var n = 0; n < 10; n++)
            await Log.Append(A.Complaint(), Tuesday, A.Received(Tuesday));
        var killed = new Copy { After = connection => Execute($"select pg_terminate_backend({connection.ProcessID})") };
        await Should.ThrowAsync<StoreUnavailableException>(async () => await new Follower(Database, Seals, killed, new NoSignals(), TimeProvider.System).RunOnce(CancellationToken.None));
        (await Scalar<long>("select count(*) from public.seen")).ShouldBe(0);

        await new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System).Drain();
        (await Positions("select position from public.seen order by nth")).Count.ShouldBe(10);
    }

    [Fact]
    public async Task An_event_nobody_knows_stops_the_follower_before_it_until_it_can_be_read()
    {
        await Execute("create table public.seen (position bigint, nth bigserial)");
        var id = A.Complaint();
        await Log.Append(id, Tuesday, A.Received(Tuesday));
        await using (var connection = await Database.OpenConnectionAsync())
            await EventLog.Append(connection, id, Tuesday, "complaint-vanished.v1", """{"text":"x"}"""u8.ToArray());
        await Log.Append(id, Tuesday, new NoteAdded(Personal.Of("after")));
        var all = await Positions("select seq_id from recovery.mt_events order by seq_id");

        var follower = new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System);
        await follower.Drain();
        await follower.Drain();
        follower.Health.Position.ShouldBe(all[0]);
        follower.Health.StoppedBecause.ShouldNotBeNull().Position.ShouldBe(all[1]);

        await Execute("update recovery.mt_events set type = 'note-added.v1' where type = 'complaint-vanished.v1'");
        await follower.Drain();
        follower.Health.ShouldBe(new FollowerHealth("copy", all[2], null));
        (await Positions("select position from public.seen order by nth")).ShouldBe(all);
    }

    [Fact]
    public async Task An_event_that_cannot_be_applied_stops_the_follower_at_that_event()
    {
        await Execute("create table public.seen (position bigint, nth bigserial)");
        for (var n = 0; n < 5; n++)
            await Log.Append(A.Complaint(), Tuesday, A.Received(Tuesday));
        var all = await Positions("select seq_id from recovery.mt_events order by seq_id");
        await Execute($"alter table public.seen add constraint not_this check (position <> {all[3]})");

        var follower = new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System);
        await follower.Drain();
        follower.Health.Position.ShouldBe(all[2]);
        follower.Health.StoppedBecause.ShouldNotBeNull().Position.ShouldBe(all[3]);

        await Execute("alter table public.seen drop constraint not_this");
        await follower.Drain();
        (await Positions("select position from public.seen order by nth")).ShouldBe(all);
    }

    [Fact]
    public void A_stopped_follower_tries_ever_more_slowly() =>
        Enumerable.Range(1, 8).Select(n => Follower.Backoff(n).TotalSeconds).ShouldBe([1, 2, 4, 8, 16, 32, 60, 60]);

    private async Task Write(bool beside, bool commits, bool lingers)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (beside)
            await EventLog.AppendBeside(connection, A.Complaint(), Tuesday, A.Received(Tuesday));
        else
            await EventLog.Append(connection, A.Complaint(), Tuesday, A.Received(Tuesday));
        if (lingers)
            await Execute("select 1"); // others get their turn between the position and the commit
        if (commits)
            await transaction.CommitAsync();
    }

    private static async Task<List<long>> Read(EventReader log, CancellationToken stop)
    {
        var seen = new List<long>();
        while (true)
        {
            var stopping = stop.IsCancellationRequested;
            try
            {
                var page = await log.ReadLog(seen is [.., var last] ? last : 0, 7, CancellationToken.None);
                seen.AddRange(page.Select(e => e.Position));
                if (stopping && page.Count == 0)
                    return seen;
            }
            catch (StoreUnavailableException)
            {
                // as above
            }
        }
    }
}
