using System.Text;
using Recovery.Audit.Bundling;
using Recovery.Audit.Notarising;
using Recovery.Audit.Tests.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Tests.Bundling;

/// <summary>A log in memory, notarised, and bundles of it.</summary>
internal sealed class ALog(NotaryKey key, int events, string origin = ALog.Name, string words = "note")
{
    public const string Name = "recovery/0193b5d2-0000-7000-8000-000000000001";

    private readonly List<LogEntry> entries = [.. Enumerable.Range(0, events).Select(n => Entry(n, words))];

    public IReadOnlyList<LogEntry> Entries => entries;

    public VerifierKey Key => key.Verifier(origin);

    public static Guid Stream(int n) => new($"0193b5d2-0000-7000-8000-{n % 10:d12}");

    public SignedHead Head(int? of = null)
    {
        var size = of ?? events;
        var head = new Checkpoint(origin, size, MerkleTree.Root(size, Tree.Node), new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero).AddMinutes(size), size == 0 ? 0 : entries[size - 1].Position);
        return new SignedHead(origin, size, head.Root.ToString(), head.At, head.LastPosition, key.Sign(head).ToString(), Key.ToString());
    }

    public byte[] Whole(int? of = null)
    {
        using var file = new MemoryStream();
        using var writer = BundleWriter.Begin(file, BundleHeader.For(Head(of), BundleScope.Log));
        foreach (var entry in entries.Take(of ?? events))
            writer.Write(entry);
        writer.End();
        return file.ToArray();
    }

    public byte[] Case(int n, params int[] earlier) => Part(BundleScope.Stream, index => index % 10 == n, earlier);

    public byte[] Range(int from, int to, params int[] earlier) => Part(BundleScope.Range, index => index >= from && index <= to, earlier);

    public Proof.Included Proven(int index, SignedHead head) => new(entries[index], index, [.. MerkleTree.Inclusion(index, head.Size, Tree.Node).Select(hash => hash.ToString())], head);

    private Grown Tree => field ??= Grown.Of([.. entries.Select(LeafBytes.Hash)]);

    private byte[] Part(BundleScope scope, Predicate<int> isIn, int[] earlier)
    {
        using var file = new MemoryStream();
        var head = Head();
        EarlierHead[] known = [.. earlier.Select(size => new EarlierHead(size, [.. MerkleTree.Consistency(size, events, Tree.Node).Select(hash => hash.ToString())]))];
        using var writer = BundleWriter.Begin(file, BundleHeader.For(head, scope, "R-1-0", known));
        foreach (var index in Enumerable.Range(0, events).Where(index => isIn(index)))
            writer.Write(Proven(index, head));
        writer.End();
        return file.ToArray();
    }

    private static LogEntry Entry(int n, string words) => new(
        3 + (2 * n), Stream(n), 1 + (n / 10), "note-added.v1", new DateTimeOffset(2026, 3, 3, 9, 0, n % 60, TimeSpan.Zero), Encoding.UTF8.GetBytes($$"""{"text": "{{words}} {{n}} é"}"""), "agent-7", null, null, "{\"role\":\"agent\"}"u8.ToArray());
}
