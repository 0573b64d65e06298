using System.Text;
using Recovery.Audit.Bundling;
using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;

namespace Recovery.Audit.Tests.Bundling;

/// <summary>What is taken away verifies without a database, and whatever was done to it on the way is found (FAULTS T4, T31).</summary>
public sealed class BundleTests : IDisposable
{
    private readonly NotaryKey key = NotaryKey.New();

    public void Dispose() => key.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(700)]
    public async Task The_whole_log_verifies(int events)
    {
        var log = new ALog(key, events);
        var verdict = await Verify(log.Whole(), [log.Key], events > 3 ? [log.Head(3), log.Head()] : []);
        verdict.Findings.ShouldBeEmpty();
        (verdict.Size, verdict.Read).ShouldBe((events, events));
    }

    [Fact]
    public async Task Every_event_stands_in_it_as_exactly_the_bytes_that_were_notarised()
    {
        var log = new ALog(key, 20);
        var lines = Encoding.UTF8.GetString(log.Whole()).Split('\n');
        lines[1..21].ShouldBe(log.Entries.Select(entry => Encoding.UTF8.GetString(LeafBytes.Of(entry))));
        (await Verify(log.Case(3), [log.Key])).Read.ShouldBe(2);
    }

    [Fact]
    public async Task One_flipped_byte_of_each_event_in_turn_is_found_and_its_event_named()
    {
        var log = new ALog(key, 300);
        var bundle = log.Whole();
        foreach (var (from, length, position) in EventsOf(bundle, log))
        {
            for (var at = from + (int)(position % 7); at < from + length; at += 29)
                await Named(bundle, at, position, log);
        }
    }

    [Fact]
    public async Task Every_flipped_byte_of_an_event_is_found_and_named()
    {
        var log = new ALog(key, 12);
        foreach (var bundle in (byte[][])[log.Whole(), log.Case(1), log.Range(3, 7)])
        {
            foreach (var (from, length, position) in EventsOf(bundle, log))
            {
                for (var at = from; at <= from + length; at++) // its line's end too
                    await Named(bundle, at, position, log, orNext: at == from + length);
            }
        }
    }

    [Fact]
    public async Task Every_flipped_byte_whatsoever_is_found()
    {
        var log = new ALog(key, 12);
        foreach (var bundle in (byte[][])[log.Whole(), log.Case(1, 5), log.Range(2, 5)])
        {
            for (var at = 0; at < bundle.Length; at++)
            {
                bundle[at] ^= 1;
                (await Verify(bundle, [log.Key])).Findings.ShouldNotBeEmpty($"byte {at}");
                bundle[at] ^= 1;
            }
        }
    }

    [Fact]
    public async Task A_bundle_cut_off_anywhere_is_found()
    {
        var log = new ALog(key, 12);
        foreach (var bundle in (byte[][])[log.Whole(), log.Case(1)])
        {
            for (var length = 0; length < bundle.Length; length += 3)
                (await Verify(bundle[..length], [log.Key])).Findings.ShouldNotBeEmpty($"{length} bytes");
        }
    }

    [Fact]
    public async Task Lines_taken_away_added_or_swapped_are_found()
    {
        var log = new ALog(key, 40);
        var lines = Encoding.UTF8.GetString(log.Whole()).Split('\n');
        var (swapped, added) = ((string[])[.. lines], (string[])[.. lines[..5], lines[4].Replace("note 3", "note 9", StringComparison.Ordinal), .. lines[5..]]);
        (swapped[7], swapped[9]) = (swapped[9], swapped[7]);
        foreach (var wrong in (string[][])[swapped, added, [.. lines[..7], .. lines[8..]], [.. lines, "more"]])
            (await Verify(Encoding.UTF8.GetBytes(string.Join('\n', wrong)), [log.Key])).Findings.ShouldNotBeEmpty();

        var parts = Encoding.UTF8.GetString(log.Case(1)).Split('\n'); // header, four times event and proof, end
        var verdict = await Verify(Encoding.UTF8.GetBytes(string.Join('\n', (string[])[.. parts[..3], .. parts[5..]])), [log.Key]);
        verdict.Findings.ShouldContain(one => one.Change == Change.Deleted);
    }

    [Fact]
    public async Task A_forged_history_does_not_fool_who_knows_an_earlier_checkpoint()
    {
        var (log, forged) = (new ALog(key, 40), new ALog(key, 60, words: "rewritten"));
        (await Verify(forged.Whole(), [log.Key], [log.Head()])).Telling!.Change.ShouldBe(Change.Forked);
        (await Verify(forged.Case(1, 40), [log.Key], [log.Head()])).Telling!.Change.ShouldBe(Change.Forked);
        (await Verify(forged.Case(1), [log.Key], [log.Head()])).Telling!.Change.ShouldBe(Change.Unconnected);
    }

    [Fact]
    public async Task An_older_head_or_an_empty_log_does_not_fool_who_knows_an_earlier_checkpoint()
    {
        var log = new ALog(key, 40);
        (await Verify(log.Whole(of: 30), [log.Key], [log.Head()])).Telling!.Change.ShouldBe(Change.BackupRestored);
        (await Verify(log.Whole(of: 0), [log.Key], [log.Head()])).Telling!.Words.ShouldContain("empty");
    }

    [Fact]
    public async Task A_renamed_log_and_another_key_do_not_fool_who_knows_an_earlier_checkpoint()
    {
        var log = new ALog(key, 40);
        using var other = NotaryKey.New();
        (await Verify(new ALog(key, 40, "recovery/another").Whole(), [log.Key], [log.Head()])).Findings.ShouldContain(one => one.Change == Change.Renamed);
        (await Verify(new ALog(other, 40).Whole(), [log.Key])).Telling!.Change.ShouldBe(Change.OtherKey);
        (await Verify(new ALog(other, 40).Whole(), [], [log.Head()])).Telling!.Change.ShouldBe(Change.OtherKey);
    }

    [Fact]
    public async Task A_part_is_connected_to_an_earlier_checkpoint_by_its_proof()
    {
        var log = new ALog(key, 40);
        (await Verify(log.Case(1, 17), [log.Key], [log.Head(17)])).Findings.ShouldBeEmpty();
        (await Verify(log.Range(5, 9, 17), [log.Key], [log.Head(17), log.Head()])).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_key_the_bundles_own_is_taken_and_that_is_said() =>
        (await Verify(new ALog(key, 3).Whole(), [])).Remarks.ShouldContain(remark => remark.Contains("--key"));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not a bundle\nat all\n")]
    [InlineData("{\"bundle\":{\"format\":\"recovery-log.v1\"}}\n")]
    public async Task What_is_no_bundle_is_called_that(string text) =>
        (await Verify(Encoding.UTF8.GetBytes(text), [])).Telling!.Change.ShouldBe(Change.BundleDamaged);

    [Fact]
    public async Task A_bundle_cut_off_anywhere_is_gone_on_with_to_the_same_bytes()
    {
        var log = new ALog(key, 300);
        foreach (var whole in (byte[][])[log.Whole(), log.Case(1)])
        {
            for (var length = 0; length <= whole.Length; length += 977)
            {
                using var file = new MemoryStream();
                file.Write(whole.AsSpan(0, length));
                using var writer = await BundleWriter.Resume(file, CancellationToken.None);
                if (writer is null)
                {
                    length.ShouldBeLessThan(whole.AsSpan().IndexOf((byte)'\n') + 1);
                    continue;
                }

                var head = log.Head() with { Note = writer.Header.Note };
                for (var n = 0; n < log.Entries.Count && !writer.IsEnded; n++)
                {
                    if (log.Entries[n].Position <= writer.LastPosition || (writer.Header.Scope == BundleScope.Stream && n % 10 != 1))
                        continue;
                    if (writer.Header.Scope == BundleScope.Log)
                        writer.Write(log.Entries[n]);
                    else
                        writer.Write(log.Proven(n, head));
                }

                if (!writer.IsEnded)
                    writer.End();
                file.ToArray().AsSpan().SequenceEqual(whole).ShouldBeTrue($"cut off after {length} bytes");
            }
        }
    }

    private static async Task<Verdict> Verify(byte[] bundle, IReadOnlyList<VerifierKey> keys, params IReadOnlyList<Engine.Auditing.SignedHead> known) =>
        await new BundleVerification(keys, [.. known.Select(head => SignedNote.Parse(head.Note))]).Run(new MemoryStream(bundle), null, CancellationToken.None);

    private static async Task Named(byte[] bundle, int at, long position, ALog log, bool orNext = false)
    {
        bundle[at] ^= 1;
        var verdict = await Verify(bundle, [log.Key]);
        verdict.Telling.ShouldNotBeNull($"byte {at}");
        if (!orNext)
            verdict.FirstPosition.ShouldBe(position, $"byte {at}: {verdict.Telling.Words}");
        bundle[at] ^= 1;
    }

    /// <summary>Where the line of each event begins, how long it is, and its position.</summary>
    private static List<(int From, int Length, long Position)> EventsOf(byte[] bundle, ALog log)
    {
        var events = new List<(int, int, long)>();
        foreach (var entry in log.Entries)
        {
            var leaf = LeafBytes.Of(entry);
            if (bundle.AsSpan().IndexOf(leaf) is var from and >= 0)
                events.Add((from, leaf.Length, entry.Position));
        }

        return events;
    }
}
