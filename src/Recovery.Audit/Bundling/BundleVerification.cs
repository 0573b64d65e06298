using System.Security.Cryptography;
using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;

namespace Recovery.Audit.Bundling;

/// <summary>
/// Verifies a bundle with nothing but hashes, the key, and what somebody remembers of the log: no database, and nobody who made the bundle is believed (FAULTS T4, T31).
/// Of each event it says by its position whether it is the one that was signed.
/// </summary>
/// <param name="keys">The keys that are trusted; none to take the bundle's own word for its key, which is said.</param>
/// <param name="known">Checkpoints of this log that are known from elsewhere: the bundle's must continue them.</param>
public sealed class BundleVerification(IReadOnlyList<VerifierKey> keys, IReadOnlyList<SignedNote> known)
{
    private readonly List<Finding> findings = [];
    private readonly List<string> remarks = [];

    /// <summary>Verifies one, streaming.</summary>
    public async ValueTask<Verdict> Run(Stream bundle, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        BundleReading? reading = null;
        var (number, ended, trailing, readable) = (0, false, false, true);
        try
        {
            await foreach (var line in Line.All(bundle, cancellation))
            {
                number++;
                trailing |= ended;
                if (reading is null)
                    reading = Open(BundleLines.ReadHeader(line.Bytes));
                else if (line.Bytes.AsSpan().StartsWith(BundleLines.EndBegins))
                    ended = End(line, reading, hash);
                else
                    reading.Take(line.Bytes, number);
                hash.AppendData(line.Bytes);
                if (line.IsWhole)
                    hash.AppendData("\n"u8);
                progress?.Report(reading.Events);
            }
        }
        catch (Exception wrong) when (wrong is BundleException or NoteException)
        {
            readable = false;
            findings.Add(new Finding(Change.BundleDamaged, null, $"line {number} of the bundle: {wrong.Message}"));
        }

        if (reading is null)
        {
            if (findings.Count == 0)
                findings.Add(new Finding(Change.BundleDamaged, null, "the bundle is empty."));
            return new Verdict("(unknown)", 0, 0, 0, 0, findings, remarks);
        }

        if (readable)
            reading.End();
        if (readable && !ended)
            findings.Add(new Finding(Change.BundleDamaged, null, "the bundle has no last line: it was cut off, or more was added."));
        if (trailing)
            findings.Add(new Finding(Change.BundleDamaged, null, "the bundle goes on after its last line."));
        return new Verdict(reading.Head.Origin, reading.Head.Size, reading.Events, 0, 1 + known.Count, [.. reading.Findings, .. findings], remarks);
    }

    private BundleReading Open(BundleHeader header)
    {
        var head = header.Checkpoint();
        var trusted = keys;
        if (keys.Count == 0)
        {
            trusted = [VerifierKey.Parse(header.Key)];
            remarks.Add("The key is the one that the bundle itself names; give the notary's with --key to know who signed it.");
        }

        var checking = new ClaimChecking(head.Origin, trusted);
        checking.Check(header.Note, "of the bundle", isOutside: false);
        List<Checkpoint> held = [];
        foreach (var note in known)
        {
            if (checking.Check(note.ToString(), "that is known", isOutside: true) is { } claim)
                held.Add(claim.Head);
        }

        findings.AddRange(checking.Findings);
        if (known.Count == 0)
            remarks.Add("No checkpoint is known from before: that nothing was left out or rewritten before this one was signed, cannot be seen without (--known).");
        if (header.Scope == BundleScope.Stream)
            remarks.Add("The bundle is of one stream: that no event of it follows the last one here, it cannot prove.");
        foreach (var older in held.Where(older => older.Size > head.Size))
        {
            findings.Add(new Finding(Change.BackupRestored, head.LastPosition, $"the bundle's log has {head.Size} events, and the checkpoint that is known, of {LeafBytes.Text(older.At)}, has {older.Size}: {(head.Size == 0 ? "an empty log was put in its place" : "the bundle shows an older state of the log")}."));
        }

        return header.Scope == BundleScope.Log ? new WholeLogReading(head, [.. held.Where(one => one.Size <= head.Size)]) : new PartReading(header, head, [.. held.Where(one => one.Size <= head.Size)]);
    }

    private bool End(Line line, BundleReading reading, IncrementalHash hash)
    {
        reading.End();
        if (line.IsWhole && line.Bytes.AsSpan().SequenceEqual(BundleLines.WriteEnd(reading.Events, hash).AsSpan()[..^1]))
            return true;
        if (reading.Findings.Count == 0)
            findings.Add(new Finding(Change.BundleDamaged, null, "the bundle is not what its last line says: a line was added or taken away, or a byte was changed that is of no event."));
        return true;
    }
}
