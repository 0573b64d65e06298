using Recovery.Audit.Notarising;
using Recovery.Engine.Auditing;

namespace Recovery.Audit.Bundling;

/// <summary>What a bundle holds.</summary>
public enum BundleScope
{
    /// <summary>Every event of the log up to the checkpoint: whoever has it can make the whole tree anew.</summary>
    Log,

    /// <summary>All events of one stream, each with its proof. That none follows the last cannot be proven.</summary>
    Stream,

    /// <summary>All events between two positions, each with its proof.</summary>
    Range,
}

/// <summary>An earlier head of the log, and the proof that the bundle's checkpoint continues it.</summary>
/// <param name="Path">Hashes in base64 (RFC 9162, 2.1.4).</param>
public sealed record EarlierHead(long Size, IReadOnlyList<string> Path);

/// <summary>The first line of a bundle.</summary>
/// <param name="Note">The signed checkpoint that everything in the bundle is proven against.</param>
/// <param name="Key">The verifier's line of the key that signed it. Whoever trusts nobody has it from elsewhere.</param>
/// <param name="Of">What was asked for, for people, e.g. a reference; null for none.</param>
/// <param name="Earlier">Heads that auditors may know; not needed where the bundle holds the whole log.</param>
public sealed record BundleHeader(BundleScope Scope, string Note, string Key, string? Of, IReadOnlyList<EarlierHead> Earlier)
{
    /// <summary>Of a signed head, for a bundle that is to begin.</summary>
    public static BundleHeader For(SignedHead head, BundleScope scope, string? of = null, params IReadOnlyList<EarlierHead> earlier) => new(scope, head.Note, head.Key, of, earlier);

    /// <summary>The checkpoint that the note holds.</summary>
    /// <exception cref="NoteException">It holds none.</exception>
    public Checkpoint Checkpoint() => Notarising.Checkpoint.Parse(SignedNote.Parse(Note).Text);
}

/// <summary>A bundle cannot be written, or is none; the message says why.</summary>
public sealed class BundleException(string message) : Exception(message);
