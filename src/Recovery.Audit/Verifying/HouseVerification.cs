using Recovery.Audit.Notarising;

namespace Recovery.Audit.Verifying;

/// <summary>Shows how a verification goes on while it runs.</summary>
/// <param name="events">Leaves of the tree that is verified.</param>
/// <param name="verify">Runs it, and tells how many events were read.</param>
public delegate Task<Verdict> Showing(long events, Func<IProgress<long>?, Task<Verdict>> verify);

/// <summary>
/// Verifies the log of a house with what lies outside its database: the keys that are trusted, the checkpoints that were written outside, and how far it was verified before.
/// The command line and the screens verify by this.
/// </summary>
/// <param name="known">Checkpoints that somebody remembers.</param>
public sealed class HouseVerification(ILogCopies copies, IReadOnlyList<VerifierKey> keys, CheckpointFolder folder, IReadOnlyList<SignedNote> known)
{
    /// <summary>What was verified before is read again all the same while it is no more than this: that takes seconds, and finds what was done to it since.</summary>
    public const long AlwaysRead = 250_000;

    private readonly VerifiedFile remembered = new(folder.Directory);

    /// <summary>Verifies.</summary>
    /// <param name="full">Everything is read again, also what was verified before.</param>
    public async ValueTask<Verdict> Run(bool full, Showing show, CancellationToken cancellation)
    {
        try
        {
            var outside = folder.UpToNow(); // before the database is looked at: a notary may be at work
            var before = full ? null : remembered.Read();
            var after = before?.Size > AlwaysRead ? before : null;
            var verdict = await copies.Verify(
                async copy => await show(copy.Size, count => new LogVerification(copy, keys, outside, known).Run(after, count, cancellation).AsTask()).ConfigureAwait(false),
                cancellation).ConfigureAwait(false);
            if (verdict.Verified is { } verified)
                remembered.Write(verified);
            return verdict;
        }
        catch (NoteException wrong)
        {
            return Verdict.Of(new Finding(Change.CheckpointChanged, null, $"The newest checkpoint in {folder.Directory} cannot be read: {wrong.Message}"));
        }
    }
}
