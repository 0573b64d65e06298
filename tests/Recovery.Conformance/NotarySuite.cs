using Npgsql;
using Recovery.Audit.Notarising;
using Recovery.Domain;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Engine;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Conformance;

/// <summary>The log as a tree: everything in it once, in order, signed, provable; whoever writes and whatever breaks meanwhile (DESIGN 7).</summary>
public abstract class NotarySuite : Suite
{
    private readonly string folder = Directory.CreateTempSubdirectory("notary").FullName;

    private string Keys => Path.Combine(folder, "keys");

    private string Outside => Path.Combine(folder, "checkpoints");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_row_is_a_leaf_once_and_in_order_whoever_writes_and_whatever_is_rolled_back()
    {
        var (one, two) = (await NewNode(), await NewNode());
        using var done = new CancellationTokenSource();
        var notaries = new[] { Follow(one.Notary(Keys, Outside), done.Token), Follow(two.Notary(Keys, Outside), done.Token) };
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async writer =>
        {
            for (var n = 0; n < 30; n++)
            {
                var id = await Received(writer % 2 == 0 ? one : two);
                if (n % 3 == 0)
                    await RolledBack();
                if (n % 5 == 0)
                    await Done(writer % 2 == 0 ? one : two, new Acknowledge(id));
            }
        }));
        await done.CancelAsync();
        await Task.WhenAll(notaries);

        var head = await Caught(one);
        var entries = await one.Notarised.Entries(0, long.MaxValue, int.MaxValue, CancellationToken.None);
        entries.Count.ShouldBe(6 * 36);
        head.Size.ShouldBe(entries.Count);
        head.LastPosition.ShouldBe(entries[^1].Position);
        entries[^1].Position.ShouldBeGreaterThan(entries.Count); // positions have gaps, leaves have not
        Root(entries).ShouldBe(head.Root);
        foreach (var entry in entries)
            await Proven(two, entry, head);
        await Consistent(two);
    }

    [Fact]
    public async Task A_position_that_is_taken_and_not_yet_written_is_waited_for()
    {
        var node = await NewNode();
        await Received(node);
        await Caught(node);
        await using (var slow = new NpgsqlConnection(Backing.ConnectionString))
        {
            await slow.OpenAsync();
            await using var writing = await slow.BeginTransactionAsync();
            await Beside(slow);
            await using (var quick = new NpgsqlConnection(Backing.ConnectionString))
            {
                await quick.OpenAsync();
                await Beside(quick); // the position after, and visible at once
            }

            await Should.ThrowAsync<StoreUnavailableException>(() => Drain(node.Notary(Keys, Outside)));
            await writing.CommitAsync();
        }

        var head = await Caught(node);
        var entries = await node.Notarised.Entries(0, long.MaxValue, int.MaxValue, CancellationToken.None);
        (head.Size, entries.Count).ShouldBe((3, 3));
        foreach (var entry in entries)
            await Proven(node, entry, head);
    }

    [Fact]
    public async Task An_empty_log_is_signed_too_and_an_unchanged_one_not_again()
    {
        var node = await NewNode();
        var notary = node.Notary(Keys, Outside);
        await Drain(notary);
        await Drain(notary);
        var head = (await node.Notarised.Heads(null, 10, CancellationToken.None)).ShouldHaveSingleItem();
        (head.Size, head.LastPosition, head.Root, head.At).ShouldBe((0, 0, MerkleHash.OfNothing.ToString(), Tuesday));
        new CheckpointFolder(Outside).Newest().ShouldNotBeNull().ToString().ShouldBe(head.Note);
        VerifierKey.Parse(head.Key).Of(SignedNote.Parse(head.Note)).ShouldBe(SignatureStanding.Good);
        (await File.ReadAllTextAsync(Path.Combine(Keys, "notary.pub"))).ShouldBe(head.Key + "\n");
    }

    [Fact]
    public async Task Of_a_position_it_is_told_whether_it_is_proven_waits_or_is_nobodys()
    {
        var node = await NewNode();
        await Received(node);
        await Caught(node);
        var last = (await node.Store.Read(await Received(node), CancellationToken.None))[0].Position;
        (await node.Notarised.Prove(last, null, CancellationToken.None)).ShouldBeOfType<Proof.NotYet>();
        (await node.Notarised.Prove(last + 1000, null, CancellationToken.None)).ShouldBeOfType<Proof.Unknown>();
        (await node.Notarised.Prove(0, null, CancellationToken.None)).ShouldBeOfType<Proof.Unknown>();
        await Caught(node);
        (await node.Notarised.Prove(last, null, CancellationToken.None)).ShouldBeOfType<Proof.Included>().Index.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_signed_and_not_shown_outside_when_the_process_died_is_shown_by_the_next()
    {
        var node = await NewNode();
        await Received(node);
        var first = await Caught(node);
        var files = Directory.GetFiles(Outside).ToDictionary(file => file, File.ReadAllBytes);
        await Received(node);
        var second = await Caught(node);
        foreach (var (file, bytes) in files)
            File.WriteAllBytes(file, bytes); // as it was when the second head was in the database and not yet here
        new CheckpointFolder(Outside).Newest().ShouldNotBeNull().ToString().ShouldBe(first.Note);
        await File.AppendAllTextAsync(Directory.GetFiles(Outside, "*.notes").Single(), second.Note[..(second.Note.Length / 2)]); // or half of it was

        await Drain((await NewNode()).Notary(Keys, Outside));

        new CheckpointFolder(Outside).All().Select(one => one.Note.ShouldNotBeNull().ToString()).ShouldBe([first.Note, second.Note]);
        new CheckpointFolder(Outside).Newest().ShouldNotBeNull().ToString().ShouldBe(second.Note);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_outside_it_says_so_and_makes_up_for_it_later()
    {
        var node = await NewNode();
        await Received(node);
        await File.WriteAllTextAsync(Outside, "in the way");
        var notary = node.Notary(Keys, Outside);
        await Drain(notary);
        notary.Health.StoppedBecause.ShouldNotBeNull();
        File.Delete(Outside);
        await Drain(notary);
        notary.Health.StoppedBecause.ShouldBeNull();
        new CheckpointFolder(Outside).Newest().ShouldNotBeNull().ToString().ShouldBe((await node.Notarised.Latest(CancellationToken.None))!.Note);
    }

    [Fact]
    public async Task Without_its_key_nothing_more_is_signed_and_the_tree_grows_on()
    {
        var node = await NewNode();
        await Received(node);
        var head = await Caught(node);
        File.Move(Path.Combine(Keys, "notary.key"), Path.Combine(Keys, "elsewhere"));
        await Received(node);
        var other = node.Notary(Keys, Outside);
        await Drain(other);
        other.Health.StoppedBecause.ShouldNotBeNull().Message.ShouldContain("notary.key");
        File.Exists(Path.Combine(Keys, "notary.key")).ShouldBeFalse();
        (await node.Notarised.Latest(CancellationToken.None)).ShouldBe(head);
        File.Move(Path.Combine(Keys, "elsewhere"), Path.Combine(Keys, "notary.key"));
        (await Caught(node)).Size.ShouldBe(2);
        await Consistent(node);
    }

    /// <summary>Runs a notary until it has signed all there is.</summary>
    private async Task<SignedHead> Caught(IEngineNode node)
    {
        var notary = node.Notary(Keys, Outside);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            await Drain(notary);
            notary.Health.StoppedBecause.ShouldBeNull();
            if (await node.Notarised.Latest(CancellationToken.None) is { } head && head.LastPosition == await node.Store.LastPosition(CancellationToken.None))
                return head;
            await notary.Wait(patience.Token);
        }
    }

    /// <summary>Each head that was signed continues the one before, and all of them are outside.</summary>
    private async Task Consistent(IEngineNode node)
    {
        var heads = (await node.Notarised.Heads(null, int.MaxValue, CancellationToken.None)).Reverse().ToList();
        new CheckpointFolder(Outside).All().Select(one => one.Note.ShouldNotBeNull().ToString()).Distinct().ShouldBe(heads.Select(head => head.Note));
        foreach (var (from, to) in heads.Zip(heads.Skip(1)))
        {
            var path = (await node.Notarised.Consistency(from.Size, to.Size, CancellationToken.None)).ShouldNotBeNull();
            MerkleProof.Continues(from.Size, Hash(from.Root), to.Size, Hash(to.Root), [.. path.Select(Hash)]).ShouldBeTrue();
        }
    }

    private static async Task Proven(IEngineNode node, LogEntry entry, SignedHead head)
    {
        var proof = (await node.Notarised.Prove(entry.Position, head, CancellationToken.None)).ShouldBeOfType<Proof.Included>();
        proof.Entry.Position.ShouldBe(entry.Position);
        MerkleProof.Includes(LeafBytes.Hash(entry), proof.Index, head.Size, [.. proof.Path.Select(Hash)], Hash(head.Root)).ShouldBeTrue();
    }

    private static string Root(IEnumerable<LogEntry> entries)
    {
        var frontier = new Frontier();
        foreach (var entry in entries)
            frontier.Append(LeafBytes.Hash(entry));
        return frontier.Root().ToString();
    }

    private async Task RolledBack()
    {
        await using var connection = new NpgsqlConnection(Backing.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Beside(connection);
        await transaction.RollbackAsync();
    }

    /// <summary>A row, under the append lock shared, as several writers of another engine append at once.</summary>
    private static async Task Beside(NpgsqlConnection connection)
    {
        await using var append = new NpgsqlCommand(
            """
            select pg_advisory_xact_lock_shared(5279683261);
            with stream as (insert into recovery.mt_streams (id, version) values (gen_random_uuid(), 1) returning id)
            insert into recovery.mt_events (seq_id, id, stream_id, version, data, type) select nextval('recovery.mt_events_sequence'), gen_random_uuid(), id, 1, '{}', 'beside.v1' from stream;
            """,
            connection);
        await append.ExecuteNonQueryAsync();
    }

    private static async Task Follow(IFollower notary, CancellationToken stop)
    {
        while (true)
        {
            var stopping = stop.IsCancellationRequested; // once more after the last writer
            try
            {
                await Drain(notary);
            }
            catch (StoreUnavailableException)
            {
                continue; // a writer was slow on a busy machine: tried again
            }

            notary.Health.StoppedBecause.ShouldBeNull();
            if (stopping)
                return;
            await Task.Yield();
        }
    }

    private static async Task Drain(IFollower notary)
    {
        while (await notary.RunOnce(CancellationToken.None))
        {
        }
    }

    private static MerkleHash Hash(string base64) => MerkleHash.TryParse(base64, out var hash) ? hash : throw new FormatException(base64);
}
