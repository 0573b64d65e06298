using System.CommandLine;
using Recovery.Audit.Bundling;
using Recovery.Audit.Notarising;
using Recovery.Audit.Verifying;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Cli.Verifying;
using Recovery.Postgres.Notarising;

namespace Recovery.Cli;

/// <summary><c>verify [--full]</c> the database against what is outside, or <c>verify --bundle F</c> a bundle against nothing but a key.</summary>
internal static class VerifyVerb
{
    private static readonly Option<string?> Bundle = new("--bundle") { Description = "Verify this file, without a database.", HelpName = "F" };
    private static readonly Option<string?> Key = new("--key") { Description = "File of the verifier's key lines that are trusted; notary.pub of the keys by default.", HelpName = "F" };
    private static readonly Option<string?> Known = new("--known") { Description = "File of a signed checkpoint, or several, that you know: what is verified must continue it.", HelpName = "F" };
    private static readonly Option<bool> Full = new("--full") { Description = "Read everything again, also what was verified before." };

    public static Command Command()
    {
        var verify = new Command("verify", "Whether the log is what was signed; if not, what happened to it and where.") { Bundle, Key, Known, Full };
        verify.SetAction(Run);
        return verify;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        var json = args.GetValue(Shared.Json);
        var known = args.GetValue(Known) is { } notes ? Notes(notes) : [];
        var keys = args.GetValue(Key) is { } file ? KeysOf(file) : null;
        var verdict = args.GetValue(Bundle) is { } bundle
            ? await OfBundle(bundle, keys ?? [], known, json, cancellation).ConfigureAwait(false)
            : await OfDatabase(keys, known, args.GetValue(Full), json, cancellation).ConfigureAwait(false);
        if (json)
            JsonAnswer.Write(writer => VerdictText.Write(writer, verdict));
        else
            VerdictText.Show(verdict);
        return verdict.IsWhole ? Exit.Done : Exit.FoundWrong;
    }

    private static async Task<Verdict> OfBundle(string path, IReadOnlyList<VerifierKey> keys, IReadOnlyList<SignedNote> known, bool silent, CancellationToken cancellation)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, useAsync: true);
            var size = (int)Math.Min(int.MaxValue, Math.Max(1, file.Length / 600));
            return await Progress.OfCount("verifying", size, silent, count => new BundleVerification(keys, known).Run(file, count, cancellation).AsTask()).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw StoppedException.BadArguments($"{path} cannot be read: {wrong.Message}");
        }
    }

    private static async Task<Verdict> OfDatabase(IReadOnlyList<VerifierKey>? given, IReadOnlyList<SignedNote> known, bool full, bool silent, CancellationToken cancellation)
    {
        var keys = given ?? new NotaryKeys(Places.Keys.Path).Known();
        if (keys.Count == 0)
            throw StoppedException.FoundWrong($"There is no key to verify with: neither --key names a file, nor is there a notary.pub in {Places.Keys.Path} (RECOVERY_KEYS). Where the log was never notarised, start the host or run `recovery notarise`.");

        await using var database = Workplace.Pool(DatabaseAddress.Find());
        return await new HouseVerification(new LogCopies(database), keys, new CheckpointFolder(Places.Checkpoints), known)
            .Run(full, (events, verify) => Progress.OfCount("verifying", (int)Math.Min(int.MaxValue, events), silent, verify), cancellation).ConfigureAwait(false);
    }

    private static IReadOnlyList<VerifierKey> KeysOf(string path)
    {
        try
        {
            return VerifierKey.ParseAll(Shared.ReadFile(path));
        }
        catch (NoteException wrong)
        {
            throw StoppedException.BadArguments($"{path}: {wrong.Message}");
        }
    }

    private static IReadOnlyList<SignedNote> Notes(string path)
    {
        Shared.ReadFile(path); // says what is wrong where it cannot be
        var notes = OutsideNote.ReadAll(path).ToList();
        return notes.Count > 0 && notes.TrueForAll(one => one.Note is not null)
            ? [.. notes.Select(one => one.Note!)]
            : throw StoppedException.BadArguments($"{path} holds no signed checkpoint.");
    }
}
