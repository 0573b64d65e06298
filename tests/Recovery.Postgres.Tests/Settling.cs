using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;
using Recovery.Engine.Working;
using Recovery.Postgres.Accessing;
using Recovery.Postgres.Following;
using Recovery.Postgres.Reading;
using Recovery.Postgres.Rebuilding;

namespace Recovery.Postgres.Tests;

/// <summary>Writers beside each other commit in another order than they took their positions: readers are given the order of positions (FAULTS T10, T19).</summary>
public sealed class Settling : OnDatabase
{
    private const string Waiting =
        "select exists (select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database()))";

    private const string Held =
        "select count(*) from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and database = (select oid from pg_database where datname = current_database())";

    /// <summary>Queries of a gated session stand still at the first event they see, until nobody has the lock 42.</summary>
    private const string Gate = """
        create function public.gate() returns boolean language plpgsql as $$
        begin
          if current_setting('test.gated', true) = 'yes' then
            perform pg_advisory_lock_shared(42);
            perform pg_advisory_unlock_shared(42);
          end if;
          return true;
        end $$;
        alter table recovery.mt_events rename to all_events;
        create view recovery.mt_events as select * from recovery.all_events where public.gate();
        """;

    private EventReader Reader => field ??= new EventReader(Database, Seals);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Execute("create table public.seen (position bigint, nth bigserial)");
    }

    [Fact]
    public async Task A_position_still_being_written_is_given_before_the_one_that_was_faster()
    {
        await using var slow = await Writing.Begin(Database);
        await Beside();
        var reading = Positions(0);
        await WaitsOrEnds(reading);
        await slow.Commit();
        (await reading).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_follower_applies_a_position_still_being_written_before_the_one_that_was_faster()
    {
        await using var slow = await Writing.Begin(Database);
        await Beside();
        var held = -1L;
        var follower = new Follower(Database, Seals, new Copy { After = async _ => held = await Scalar<long>(Held) }, new NoSignals(), TimeProvider.System);
        var following = follower.RunOnce(CancellationToken.None).AsTask();
        await WaitsOrEnds(following);
        await slow.Commit();
        await following;
        (await Seen()).ShouldBe([1, 2]);
        held.ShouldBe(0); // writers went on while the follower applied
    }

    [Fact]
    public async Task What_comes_before_a_missing_position_is_given_without_waiting()
    {
        await Beside();
        await using var slow = await Writing.Begin(Database);
        await Beside();
        var follower = new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System);
        (await Positions(0)).ShouldBe([1]);
        (await follower.RunOnce(CancellationToken.None)).ShouldBeTrue(); // there is more
        (await Seen()).ShouldBe([1]);
        await slow.Commit();
        (await Positions(1)).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task Positions_of_a_writer_that_gave_up_are_waited_for_once()
    {
        var gone = await Writing.Begin(Database, events: 2);
        await Beside();
        var reading = Positions(0);
        await WaitsOrEnds(reading);
        await gone.DisposeAsync();
        (await reading).ShouldBe([3]);

        await using var holdsTheLock = await Writing.Begin(Database);
        (await Positions(0)).ShouldBe([3]);
    }

    [Fact]
    public async Task Positions_lost_at_the_end_of_the_log_are_known_to_be_lost_once_something_was_settled_after_them()
    {
        await (await Writing.Begin(Database)).DisposeAsync();
        await Beside();
        await (await Writing.Begin(Database)).DisposeAsync();
        (await Positions(0)).ShouldBe([2]);

        await Beside();
        await using var holdsTheLock = await Writing.Begin(Database);
        (await Positions(0)).ShouldBe([2, 4]);
    }

    [Fact]
    public async Task A_writer_that_does_not_come_to_its_end_makes_readers_try_again_later()
    {
        await using var stuck = await Writing.Begin(Database);
        await Beside();
        var follower = new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System);
        await Should.ThrowAsync<StoreUnavailableException>(async () => await Positions(0));
        await Should.ThrowAsync<StoreUnavailableException>(async () => await follower.RunOnce(CancellationToken.None));
        follower.Health.StoppedBecause.ShouldBeNull();

        await stuck.Commit();
        (await Positions(0)).ShouldBe([1, 2]);
        await follower.RunOnce(CancellationToken.None);
        (await Seen()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Neither_a_wait_that_is_cancelled_nor_one_that_ended_leaves_a_lock_behind()
    {
        var slow = await Writing.Begin(Database);
        await Beside();
        using var enough = new CancellationTokenSource();
        var reading = Positions(0, enough.Token);
        await WaitsOrEnds(reading);
        await enough.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading);
        (await Scalar<long>(Held)).ShouldBe(0);

        await slow.DisposeAsync();
        (await Positions(0)).ShouldBe([2]);
        (await Scalar<long>(Held)).ShouldBe(0);
    }

    [Fact]
    public async Task What_settles_while_a_reader_looks_does_not_make_it_pass_over_what_it_could_not_see()
    {
        await Execute(Gate);
        await using var gate = await Database.OpenConnectionAsync();
        await Do(gate, "select pg_advisory_lock(42)");
        await using var one = await Database.OpenConnectionAsync();
        await Do(one, "set test.gated = 'yes'");
        await using var two = await Database.OpenConnectionAsync();
        var log = new SettledLog();

        await using var slow = await Writing.Begin(Database);
        await Beside();
        var reading = log.Read(one, 0, 100, CancellationToken.None).AsTask(); // looks, and does not see the slow one
        await WaitsOrEnds(reading);
        await slow.Commit();
        await (await Writing.Begin(Database)).DisposeAsync();
        await Beside();
        (await log.Read(two, 2, 100, CancellationToken.None)).Rows.Select(row => row.Position).ShouldBe([4]); // and all before it is settled

        await Do(gate, "select pg_advisory_unlock(42)");
        (await reading).Rows.Select(row => row.Position).ShouldBe([1, 2, 4]);
    }

    [Fact]
    public async Task A_rebuild_that_begins_while_writers_are_under_way_loses_nothing_of_theirs()
    {
        await using var slow = await Writing.Begin(Database);
        await Beside();
        var rebuilding = Rebuild().AsTask();
        await WaitsOrEnds(rebuilding);
        await slow.Commit();
        (await rebuilding).ShouldBe(new RebuildResult(2, 2, 2)); // the live tables had nothing: these writers write events alone
    }

    [Fact]
    public async Task A_tombstone_is_no_event_to_anybody_and_any_other_unknown_name_still_stops()
    {
        var (id, grave) = (A.Complaint(), Guid.CreateVersion7());
        await Log.Append(id, Tuesday, A.Received(Tuesday));
        await Log.Bury(grave);
        await Log.Append(id, Tuesday, new NoteAdded(Personal.Of("after")));
        await Log.Bury(grave);
        (await Positions(1, limit: 1)).ShouldBe([3]);
        (await Positions(0)).ShouldBe([1, 3]);
        (await Reader.LastPosition(CancellationToken.None)).ShouldBe(3);
        (await Reader.Read(new ComplaintId(grave), CancellationToken.None)).ShouldBeEmpty();
        (await Reader.ReadMany([id, new ComplaintId(grave)], CancellationToken.None)).Keys.ShouldBe([id]);
        (await Reader.VersionOf(new ComplaintId(grave), CancellationToken.None)).ShouldBe(0);
        (await Rebuild()).ShouldBe(new RebuildResult(1, 2, 1));

        await using (var connection = await Database.OpenConnectionAsync())
            await EventLog.Append(connection, id, Tuesday, "tombstone.v1", "{}"u8.ToArray());
        var follower = new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System);
        while (await follower.RunOnce(CancellationToken.None))
        {
        }

        (await Seen()).ShouldBe([1, 3]);
        follower.Health.StoppedBecause.ShouldNotBeNull().Position.ShouldBe(5);
    }

    [Fact]
    public async Task The_position_of_an_access_counts_as_any_other_and_nobody_waits_at_it()
    {
        await Beside();
        await Accessed();
        await Beside();
        await Accessed();
        await using var holdsTheLock = await Writing.Begin(Database);
        (await Positions(0)).ShouldBe([1, 3]);
        (await Positions(1)).ShouldBe([3]);
        (await Positions(3)).ShouldBeEmpty();
        (await Reader.ReadLog(1, 1, CancellationToken.None)).Through.ShouldBe(3); // past what is nobody's
        (await Reader.ReadLog(3, 100, CancellationToken.None)).Through.ShouldBe(4);

        var follower = new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System, batch: 2);
        while (await follower.RunOnce(CancellationToken.None))
        {
        }

        (await Seen()).ShouldBe([1, 3]);
        follower.Health.ShouldBe(new Engine.Timing.FollowerHealth("copy", 4, null));
        (await Behind()).ShouldBe(0);
        await holdsTheLock.Commit();
        (await Positions(4)).ShouldBe([5]);
    }

    [Fact]
    public async Task Accesses_count_for_nothing_where_events_wait_for_a_follower()
    {
        await Beside();
        var follower = new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System);
        await follower.RunOnce(CancellationToken.None);
        await Accessed();
        await Accessed();
        (await Behind()).ShouldBe(0);
        await Beside();
        (await Behind()).ShouldBe(1);
    }

    [Fact]
    public async Task Accesses_recorded_before_and_during_a_rebuild_are_no_cases()
    {
        await Beside();
        await Accessed();
        (await Rebuild(new Meanwhile(() => Accessed()))).ShouldBe(new RebuildResult(1, 1, 1));
        (await Rebuild()).ShouldBe(new RebuildResult(1, 1, 0));
        (await Scalar<long>("select count(*) from recovery.mt_events where type = 'access-recorded.v1'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_tombstone_that_is_written_afterwards_changes_nothing()
    {
        await (await Writing.Begin(Database)).DisposeAsync();
        await Beside();
        var follower = new Follower(Database, Seals, new Copy(), new NoSignals(), TimeProvider.System);
        await follower.RunOnce(CancellationToken.None);
        await Rebuild();
        await Log.Bury(Guid.CreateVersion7(), position: 1);
        await Beside();
        (await Positions(0)).ShouldBe([2, 3]);
        await follower.RunOnce(CancellationToken.None);
        (await Seen()).ShouldBe([2, 3]);
        (await Rebuild(new Meanwhile(() => Log.Bury(Guid.CreateVersion7())))).ShouldBe(new RebuildResult(2, 2, 1));
    }

    private Task Beside() => Log.AppendBeside(A.Complaint(), Tuesday, A.Received(Tuesday));

    private async Task<int> Behind() => (await new FollowerLags(Database).All(CancellationToken.None)).Single(lag => lag.Name == "copy").Events;

    private async Task Accessed() =>
        await new PostgresAccessLog(Database, Database, new Conformance.ManualClock(Tuesday)).Record(new Access(new Actor("agent-7", Role.Agent), AccessKind.Exported, "events"), CancellationToken.None);

    private async Task<List<long>> Positions(long after, CancellationToken ct = default, int limit = 100) =>
        [.. (await Reader.ReadLog(after, limit, ct)).Select(e => e.Position)];

    private async Task<List<long>> Seen()
    {
        await using var command = Database.CreateCommand("select position from public.seen order by nth");
        return await command.Rows(row => row.GetInt64(0), CancellationToken.None);
    }

    private static async Task Do(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.Command(sql);
        await command.ExecuteNonQueryAsync();
    }

    private ValueTask<RebuildResult> Rebuild(IProgress<long>? progress = null) =>
        new PostgresWorklistRebuild(Database, Seals, Conformance.RepositoryPolicies.Catalog, TimeProvider.System).Run(progress, CancellationToken.None);

    /// <summary>Until a reader waits for the append lock, or has not waited at all.</summary>
    private async Task WaitsOrEnds(Task reader)
    {
        while (!reader.IsCompleted && !await Scalar<bool>(Waiting))
        {
        }
    }

    /// <summary>Does something once, while a rebuild is reading.</summary>
    private sealed class Meanwhile(Func<Task> deed) : IProgress<long>
    {
        private int done;

        public void Report(long value)
        {
            if (Interlocked.Exchange(ref done, 1) == 0)
                deed().GetAwaiter().GetResult();
        }
    }

    /// <summary>A writer beside others, between taking positions and its commit; given up with its transaction unless it commits.</summary>
    private sealed class Writing(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public static async Task<Writing> Begin(NpgsqlDataSource database, int events = 1)
        {
            var connection = await database.OpenConnectionAsync();
            var writing = new Writing(connection, await connection.BeginTransactionAsync());
            for (var n = 0; n < events; n++)
                await EventLog.AppendBeside(connection, A.Complaint(), Tuesday, A.Received(Tuesday));
            return writing;
        }

        public Task Commit() => transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
