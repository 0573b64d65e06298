using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;

namespace Recovery.Audit.Tests.Verifying;

/// <summary>Every attack of FAULTS T33, done as superuser: found, named, and told at which position it begins.</summary>
public sealed class TamperingTests : ANotarisedLog
{
    private const string NotaryTables = "recovery.notary_tiles, recovery.notary_checkpoints, recovery.notary_log, recovery.checkpoints";

    [Fact]
    public async Task The_untouched_log_verifies()
    {
        var verdict = await Verify();
        verdict.Findings.ShouldBeEmpty();
        (verdict.Size, verdict.Read, verdict.Waiting).ShouldBe((Events, Events, 0));
        verdict.Checkpoints.ShouldBe(8); // four, in the database and outside
    }

    [Theory]
    [InlineData("update recovery.mt_events set data = '{{\"text\": \"never happened\"}}' where seq_id = {0}")]
    [InlineData("update recovery.mt_events set data = data || '{{\"more\": 1}}' where seq_id = {0}")]
    [InlineData("update recovery.mt_events set timestamp = timestamp + interval '1 microsecond' where seq_id = {0}")]
    [InlineData("update recovery.mt_events set user_name = 'agent-8' where seq_id = {0}")]
    [InlineData("update recovery.mt_events set headers = '{{\"role\": \"admin\"}}' where seq_id = {0}")]
    [InlineData("update recovery.mt_events set headers = null where seq_id = {0}")]
    [InlineData("update recovery.mt_events set type = 'note-added.v2' where seq_id = {0}")]
    [InlineData("update recovery.mt_events set correlation_id = '' where seq_id = {0}")]
    [InlineData("update recovery.mt_events set version = 99 where seq_id = {0}")]
    [InlineData("update recovery.mt_events set is_archived = true where seq_id = {0}")]
    [InlineData("update recovery.mt_events set tenant_id = 'elsewhere' where seq_id = {0}")]
    public async Task An_update(string sql)
    {
        foreach (var index in (int[])[0, 17, Events - 1])
        {
            var position = await Tamper(index, sql);
            (await Named(Change.Updated)).ShouldBe(position);
            await Tamper(index, "delete from recovery.mt_events where seq_id = {0}"); // so that the next one is the first again
            await Execute($"insert into recovery.mt_events select * from kept.mt_events where seq_id = {position}");
        }
    }

    [Fact]
    public async Task A_delete_in_the_middle()
    {
        var position = await Tamper(20, "delete from recovery.mt_events where seq_id = {0}");
        (await Named(Change.Deleted)).ShouldBe(position);
    }

    [Fact]
    public async Task A_row_hidden_as_a_tombstone()
    {
        var position = await Tamper(20, "update recovery.mt_events set type = 'tombstone' where seq_id = {0}");
        (await Named(Change.Deleted)).ShouldBe(position);
    }

    [Fact]
    public async Task A_delete_of_the_tail()
    {
        var position = await Tamper(Events - 3, "delete from recovery.mt_events where seq_id >= {0}");
        (await Named(Change.DeletedAtTail)).ShouldBe(position);
    }

    [Fact]
    public async Task An_insert_in_a_gap()
    {
        var gap = (await Positions())[11] + 1;
        await Insert(gap, Tuesday.AddHours(1));
        (await Named(Change.BackDated)).ShouldBe(gap);
    }

    [Fact]
    public async Task An_insert_at_the_end_that_claims_to_be_older()
    {
        var position = await Scalar<long>("select nextval('recovery.mt_events_sequence')");
        await Insert(position, Tuesday.AddHours(1));
        (await Named(Change.AppendedBackDated)).ShouldBe(position);
        Later();
        await Sign();
        (await Named(Change.AppendedBackDated)).ShouldBe(position); // notarised as well by now
    }

    [Fact]
    public async Task Imported_history_may_be_older_than_a_checkpoint()
    {
        await Insert(await Scalar<long>("select nextval('recovery.mt_events_sequence')"), Tuesday.AddYears(-1), """{"role": "system", "importedFrom": "old.csv:7"}""");
        (await Verify()).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("seq_id = a.seq_id", "the rows")]
    [InlineData("data = a.data", "the contents")]
    [InlineData("timestamp = a.timestamp, data = a.data", "some columns")]
    public async Task Two_rows_swapped(string columns, string what)
    {
        var positions = await Positions();
        await Execute($"""
            create table public.kept as select * from recovery.mt_events where seq_id in ({positions[4]}, {positions[30]});
            update recovery.mt_events set seq_id = -seq_id where seq_id in ({positions[4]}, {positions[30]});
            update recovery.mt_events e set seq_id = -e.seq_id where e.seq_id < 0 and '{columns}' <> 'seq_id = a.seq_id';
            update recovery.mt_events e set {columns} from public.kept a where abs(e.seq_id) in ({positions[4]}, {positions[30]}) and a.seq_id <> abs(e.seq_id);
            """);
        (await Named(Change.Swapped)).ShouldBe(positions[4]);
        (await Verify()).Telling!.Words.ShouldStartWith(what);
    }

    [Fact]
    public async Task A_row_moved_to_another_position()
    {
        var gap = (await Positions())[11] + 1;
        var position = await Tamper(20, $"update recovery.mt_events set seq_id = {gap} where seq_id = {{0}}");
        (await Named(Change.Moved)).ShouldBe(gap);
        (await Verify()).Telling!.Words.ShouldContain($"{position}");
    }

    [Fact]
    public async Task The_table_dropped_and_made_anew_empty()
    {
        await Execute("create table public.shape (like recovery.mt_events including all); drop table recovery.mt_events cascade; alter table public.shape set schema recovery; alter table recovery.shape rename to mt_events");
        (await Named(Change.TableReplaced)).ShouldBe((await KeptPositions())[0]);
    }

    [Fact]
    public async Task The_table_replaced_by_other_events()
    {
        await Execute("update recovery.mt_events set data = '{\"text\": \"all is well\"}'");
        (await Named(Change.TableReplaced)).ShouldBe((await KeptPositions())[0]);
    }

    [Fact]
    public async Task The_table_replaced_and_the_log_notarised_anew()
    {
        await Execute($"update recovery.mt_events set data = '{{\"text\": \"all is well\"}}'; {NotarisedAnew}");
        (await Sign()).Health.StoppedBecause.ShouldNotBeNull().Message.ShouldContain("rewritten"); // it does not sign that
        await Named(Change.Forked);
    }

    [Fact]
    public async Task Yesterdays_backup_restored()
    {
        Later();
        await Append(50, 2, Later());
        await Sign();
        await Restore();
        (await Named(Change.BackupRestored)).ShouldBe((await KeptPositions())[^1]);
        (await Sign()).Health.StoppedBecause.ShouldNotBeNull().Message.ShouldContain("backup");
    }

    [Fact]
    public async Task Yesterdays_backup_restored_and_gone_on_with()
    {
        await Append(50, 2, Later());
        await Sign();
        await Restore();
        await Append(51, 4, Later());
        (await Sign()).Health.StoppedBecause.ShouldNotBeNull().Message.ShouldContain("backup was restored");
        (await Named(Change.Forked)).ShouldBe((await Positions())[Events]);
    }

    [Fact]
    public async Task Log_and_tree_rewritten_together_by_who_has_no_key()
    {
        var position = await Tamper(20, "update recovery.mt_events set data = '{{\"text\": \"never happened\"}}' where seq_id = {0}");
        await Rebuild(checkpoints: false);
        var first = await Named(Change.Forked);
        first!.Value.ShouldBeLessThanOrEqualTo(position);
        first.Value.ShouldBeGreaterThan((await Positions())[11]); // the second checkpoint still fits
    }

    [Fact]
    public async Task Everything_rewritten_by_who_has_the_key_too()
    {
        await Tamper(20, "update recovery.mt_events set data = '{{\"text\": \"never happened\"}}' where seq_id = {0}");
        await Rebuild(checkpoints: true, Keys);
        await Named(Change.Forked);
    }

    [Fact]
    public async Task Everything_rewritten_and_signed_with_another_key()
    {
        await Tamper(20, "update recovery.mt_events set data = '{{\"text\": \"never happened\"}}' where seq_id = {0}");
        await Rebuild(checkpoints: true, new NotaryKeys(Path.Combine(Folder, "other")));
        await Named(Change.OtherKey);
    }

    [Fact]
    public async Task The_log_renamed()
    {
        await Execute($"{NotarisedAnew} update recovery.notary_log set origin = 'recovery/another'");
        (await Sign()).Health.StoppedBecause.ShouldNotBeNull().Message.ShouldContain("renamed");
        await Named(Change.Renamed);
    }

    [Fact]
    public async Task The_tree_taken_away()
    {
        await Execute($"truncate {NotaryTables}");
        await Named(Change.Renamed);
    }

    [Fact]
    public async Task A_tree_made_anew_of_a_log_that_is_right_goes_on_and_of_one_that_is_not_does_not()
    {
        const string anew = "truncate recovery.notary_tiles; update recovery.notary_log set size = 0, position = 0; update recovery.checkpoints set position = 0 where follower = 'notary'";
        await Execute(anew);
        await Append(50, 2, Later());
        (await Sign()).Health.StoppedBecause.ShouldBeNull();
        (await Verify()).Verified.ShouldNotBeNull().Size.ShouldBe(Events + 2);

        await Tamper(20, "update recovery.mt_events set data = '{{}}' where seq_id = {0}");
        await Execute(anew);
        (await Sign()).Health.StoppedBecause.ShouldNotBeNull().Message.ShouldContain("rewritten");
    }

    [Fact]
    public async Task An_empty_tree_in_place_of_the_one_that_was_signed()
    {
        await Execute(NotarisedAnew);
        await Named(Change.TilesRewritten); // the log itself is as it was signed
    }

    [Theory]
    [InlineData("set hashes = overlay(hashes placing '\\x00' from 200 for 1) where level = 0")]
    [InlineData("set positions = overlay(positions placing '\\x02' from 5 for 1) where level = 0")]
    public async Task Tiles_rewritten(string how)
    {
        await Execute("update recovery.notary_tiles " + how);
        await Named(Change.TilesRewritten);
    }

    [Theory]
    [InlineData("note = replace(note, 'position', 'Position')")]
    [InlineData("note = 'nothing'")]
    [InlineData("root = sha256('')")]
    [InlineData("position = position - 1")]
    public async Task A_checkpoint_changed(string how)
    {
        await Execute($"update recovery.notary_checkpoints set {how} where size = 24");
        await Named(Change.CheckpointChanged);
    }

    [Fact]
    public async Task A_checkpoint_removed()
    {
        await Execute("delete from recovery.notary_checkpoints where size = 24");
        await Named(Change.CheckpointRemoved);
    }

    [Fact]
    public async Task A_row_that_nobody_can_read()
    {
        var position = await Tamper(20, $"update recovery.mt_events set data = '{new string('[', 600)}{new string(']', 600)}' where seq_id = {{0}}");
        (await Named(Change.Updated)).ShouldBe(position);
    }

    [Fact]
    public async Task What_was_verified_before_is_not_read_again_and_what_came_since_is()
    {
        var verified = (await Verify()).Verified.ShouldNotBeNull();
        Later();
        await Append(50, 2, Later());
        await Sign();
        var more = await Verify(verified);
        more.Findings.ShouldBeEmpty();
        (more.Read, more.Size).ShouldBe((2, Events + 2));
        var position = await Tamper(Events, "update recovery.mt_events set data = '{{}}' where seq_id = {0}");
        (await Verify(verified)).FirstPosition.ShouldBe(position);
    }

    [Fact]
    public async Task A_remembered_part_that_is_no_longer_there_is_verified_from_the_beginning()
    {
        var verified = (await Verify()).Verified.ShouldNotBeNull();
        await Tamper(20, "update recovery.mt_events set data = '{{}}' where seq_id = {0}");
        await Rebuild(checkpoints: false);
        (await Verify(verified)).Telling.ShouldNotBeNull().Change.ShouldBe(Change.Forked);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Execute("create schema kept; create table kept.mt_events as table recovery.mt_events; create table kept.notary_tiles as table recovery.notary_tiles; create table kept.notary_checkpoints as table recovery.notary_checkpoints; create table kept.notary_log as table recovery.notary_log; create table kept.checkpoints as table recovery.checkpoints");
    }

    /// <summary>Makes the notary begin anew under the same name.</summary>
    private const string NotarisedAnew = "truncate recovery.notary_tiles, recovery.notary_checkpoints; update recovery.notary_log set size = 0, position = 0; update recovery.checkpoints set position = 0;";

    private async Task<long?> Named(Change change)
    {
        var verdict = await Verify();
        verdict.Telling.ShouldNotBeNull().Change.ShouldBe(change, string.Join("; ", verdict.Findings.Select(one => $"{one.Change}: {one.Words}")));
        return verdict.FirstPosition;
    }

    private async Task<List<long>> KeptPositions()
    {
        await using var command = Database.CreateCommand("select seq_id from kept.mt_events order by seq_id");
        await using var reader = await command.ExecuteReaderAsync();
        var positions = new List<long>();
        while (await reader.ReadAsync())
            positions.Add(reader.GetInt64(0));
        return positions;
    }

    private Task Restore() => Execute($"delete from recovery.mt_events; insert into recovery.mt_events select * from kept.mt_events; truncate {NotaryTables}; "
        + string.Concat(NotaryTables.Split(", ").Select(table => $"insert into {table} select * from {table.Replace("recovery", "kept")};")));

    /// <summary>Makes the tree anew from the rows as they are, and signs its old sizes anew with a key, or leaves what was signed.</summary>
    private async Task Rebuild(bool checkpoints, NotaryKeys? with = null)
    {
        await Execute($"truncate recovery.notary_tiles; update recovery.notary_log set size = 0, position = 0; update recovery.checkpoints set position = 0; {(checkpoints ? "truncate recovery.notary_checkpoints" : "")}");
        var elsewhere = new CheckpointFolder(Path.Combine(Folder, "forged"));
        var notary = new Postgres.Notarising.Notary(Database, null!, new Conformance.ManualClock(Later()), TimeProvider.System, with ?? Keys, elsewhere);
        while (await notary.RunOnce(CancellationToken.None))
        {
        }
    }

    private async Task Insert(long position, DateTimeOffset at, string headers = """{"role": "agent"}""")
    {
        await using var insert = Database.CreateCommand(
            "with s as (insert into recovery.mt_streams (id, version) values (gen_random_uuid(), 1) returning id) insert into recovery.mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers) select $1, gen_random_uuid(), id, 1, '{}', 'note-added.v1', $2, $3::jsonb from s");
        insert.Parameters.AddWithValue(position);
        insert.Parameters.AddWithValue(at);
        insert.Parameters.AddWithValue(headers);
        await insert.ExecuteNonQueryAsync();
    }
}
