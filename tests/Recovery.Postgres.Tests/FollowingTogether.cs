using Npgsql;
using Recovery.Domain;
using Recovery.Domain.Complaints.Noting;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;
using Recovery.Postgres.Following;

namespace Recovery.Postgres.Tests;

/// <summary>Followers that read the log together: each sees every event once and in order, and none is held up by another.</summary>
public sealed class FollowingTogether : OnDatabase
{
    private static readonly string[] Names = ["one", "two", "three"];
    private readonly ManualTime time = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var name in Names)
            await Execute($"create table public.{name} (position bigint, nth bigserial)");
    }

    [Fact]
    public async Task Several_nodes_lose_nothing_and_repeat_nothing_beside_writers()
    {
        using var done = new CancellationTokenSource();
        var nodes = Enumerable.Range(0, 3).Select(_ => Together(New()).Follow(done.Token)).ToList();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            var chance = new Random(writer);
            for (var n = 0; n < 20; n++)
                await Write(commits: chance.Next(4) > 0);
        }));
        await done.CancelAsync();
        await Task.WhenAll(nodes);

        var all = await All();
        foreach (var name in Names)
            (await Seen(name)).ShouldBe(all);
    }

    [Fact]
    public async Task Who_stands_behind_catches_up_and_joins_the_others()
    {
        var followers = New();
        await Received(20);
        await followers[1].Drain();
        await Received(10);
        var together = Together(followers);

        (await together.RunOnce(CancellationToken.None)).ShouldBeTrue();
        await together.Drain();

        var all = await All();
        foreach (var (name, follower) in Names.Zip(followers))
        {
            (await Seen(name)).ShouldBe(all);
            follower.Health.ShouldBe(new FollowerHealth(name, all[^1], null));
        }
    }

    [Fact]
    public async Task One_that_cannot_go_on_holds_nobody_up_and_goes_on_once_it_can()
    {
        await Received(12);
        var all = await All();
        await Execute($"alter table public.two add constraint not_this check (position <> {all[8]})");
        var followers = New();
        var together = Together(followers);
        await together.Drain();

        foreach (var name in (string[])["one", "three"])
            (await Seen(name)).ShouldBe(all);
        (await Seen("two")).ShouldBe(all[..8]);
        followers[1].Health.StoppedBecause.ShouldNotBeNull().Position.ShouldBe(all[8]);
        followers.Where(one => one.Health.StoppedBecause is null).Count().ShouldBe(2);

        await Execute("alter table public.two drop constraint not_this");
        await Received(3);
        await together.Drain();
        (await Seen("two")).ShouldBe(all[..8]); // it waits before it tries again
        (await Seen("one")).ShouldBe(await All());

        time.Advance(Follower.Backoff(1));
        await together.Drain();
        (await Seen("two")).ShouldBe(await All());
        followers[1].Health.StoppedBecause.ShouldBeNull();
    }

    [Fact]
    public async Task An_event_nobody_can_read_stops_all_of_them_before_it()
    {
        await Received(2);
        await using (var connection = await Database.OpenConnectionAsync())
            await EventLog.Append(connection, A.Complaint(), Tuesday, "complaint-vanished.v1", """{"text":"x"}"""u8.ToArray());
        await Log.Append(A.Complaint(), Tuesday, A.Received(Tuesday));
        var all = await All();
        var followers = New();
        await Together(followers).Drain();

        foreach (var (name, follower) in Names.Zip(followers))
        {
            (await Seen(name)).ShouldBe(all[..4]);
            follower.Health.StoppedBecause.ShouldNotBeNull().Position.ShouldBe(all[4]);
        }
    }

    [Fact]
    public async Task Killed_in_the_middle_all_of_them_go_on_from_the_same_place()
    {
        await Received(10);
        var followers = New(after: connection => Execute($"select pg_terminate_backend({connection.ProcessID})"));
        await Should.ThrowAsync<StoreUnavailableException>(async () => await Together(followers).RunOnce(CancellationToken.None));
        foreach (var name in Names)
            (await Seen(name)).ShouldBeEmpty();

        await Together(New()).Drain();
        foreach (var name in Names)
            (await Seen(name)).ShouldBe(await All());
    }

    private List<Follower> New(Func<NpgsqlConnection, Task>? after = null) =>
        [.. Names.Select(name => new Follower(Database, Seals, new Copy { Name = name, Table = "public." + name, After = name == Names[^1] ? after : null }, new NoSignals(), time, batch: 7))];

    private Followers Together(IReadOnlyList<Follower> followers) => new(Database, Seals, followers, new NoSignals(), time, batch: 7);

    private async Task Received(int times)
    {
        for (var n = 0; n < times; n++)
            await Log.Append(A.Complaint(), Tuesday, A.Received(Tuesday), new NoteAdded(Personal.Of("said")));
    }

    private async Task Write(bool commits)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await EventLog.AppendBeside(connection, A.Complaint(), Tuesday, A.Received(Tuesday));
        if (commits)
            await transaction.CommitAsync();
    }

    private Task<List<long>> All() => Positions("select seq_id from recovery.mt_events order by seq_id");

    private Task<List<long>> Seen(string name) => Positions($"select position from public.{name} order by nth");
}
