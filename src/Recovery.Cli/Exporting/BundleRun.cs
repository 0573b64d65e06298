using Recovery.Audit.Bundling;
using Recovery.Cli.Answering;
using Recovery.Cli.Databases;
using Recovery.Domain;
using Recovery.Engine.Auditing;

namespace Recovery.Cli.Exporting;

/// <summary>Writes the bundle: the whole log as signed, or a case of it, to be verified without any database.</summary>
internal static class BundleRun
{
    private const int Page = 2_000;

    /// <summary>Onto a stream that is written once, or into a file that was broken off; answers how many events it holds, and the last position.</summary>
    /// <param name="complaint">The case, and its reference; null for the whole log.</param>
    public static async Task<(long Events, long Position)> To(Stream output, bool resume, Workplace workplace, (ComplaintId Id, string Reference)? complaint, bool silent, CancellationToken cancellation)
    {
        var log = workplace.Node.Notarised;
        var begun = resume ? await BundleWriter.Resume(output, cancellation).ConfigureAwait(false) : null;
        if (begun is { IsEnded: true })
            return (begun.Events, begun.LastPosition);
        var head = begun is null ? await Signing.Now(workplace, cancellation).ConfigureAwait(false) : await Head(begun.Header, log, cancellation).ConfigureAwait(false);
        using var bundle = begun ?? BundleWriter.Begin(output, Header(head, complaint));
        if (complaint is { } one)
            await Case(bundle, one.Id, head, log, cancellation).ConfigureAwait(false);
        else
            await Progress.OfCount("exporting", checked((int)head.Size), silent, count => Whole(bundle, head, log, count, cancellation)).ConfigureAwait(false);
        bundle.End();
        return (bundle.Events, bundle.LastPosition);
    }

    private static BundleHeader Header(SignedHead head, (ComplaintId Id, string Reference)? complaint) =>
        complaint is { } one ? BundleHeader.For(head, BundleScope.Stream, one.Reference) : BundleHeader.For(head, BundleScope.Log);

    /// <summary>The head that a bundle was begun against, whatever was signed since.</summary>
    private static async Task<SignedHead> Head(BundleHeader header, INotarisedLog log, CancellationToken cancellation)
    {
        var heads = await log.Heads(header.Checkpoint().Size + 1, 1, cancellation).ConfigureAwait(false);
        return heads is [var head] && head.Note == header.Note ? head : throw StoppedException.BadArguments("The file was begun from another log: it cannot be gone on with.");
    }

    private static async Task<long> Whole(BundleWriter bundle, SignedHead head, INotarisedLog log, IProgress<long> progress, CancellationToken cancellation)
    {
        while (await log.Entries(bundle.LastPosition, head.LastPosition, Page, cancellation).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var entry in page)
                bundle.Write(entry);
            progress.Report(bundle.Events);
        }

        return bundle.Events;
    }

    private static async Task Case(BundleWriter bundle, ComplaintId id, SignedHead head, INotarisedLog log, CancellationToken cancellation)
    {
        foreach (var entry in (await log.EntriesOf(id.Value, cancellation).ConfigureAwait(false)).Where(entry => entry.Position > bundle.LastPosition && entry.Position <= head.LastPosition))
        {
            bundle.Write(await log.Prove(entry.Position, head, cancellation).ConfigureAwait(false) as Proof.Included
                ?? throw StoppedException.FoundWrong($"Position {entry.Position} does not fit the signed log: run recovery verify --full."));
        }
    }
}
