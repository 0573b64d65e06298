using Recovery.Cli.Answering;
using Recovery.Engine.Auditing;
using Recovery.Engine.Storing;
using Recovery.Engine.Timing;

namespace Recovery.Cli.Databases;

/// <summary>Signs the head of the log, as the host does all the time: here for what was written, or is taken away, where no host runs.</summary>
internal static class Signing
{
    /// <summary>Signs up to the end that the log has now; where a host does that, waits for it.</summary>
    /// <exception cref="StoppedException">It cannot be signed here; the message says why.</exception>
    public static async Task<SignedHead> Now(Workplace workplace, CancellationToken cancellation)
    {
        var until = await workplace.Store.LastPosition(cancellation).ConfigureAwait(false);
        var notary = workplace.Node.Notary(Places.Keys.Path, Places.Checkpoints);
        while (true)
        {
            await Follow(notary, cancellation).ConfigureAwait(false);
            if (notary.Health.StoppedBecause is { } because)
                throw StoppedException.FoundWrong(because.Message);
            if (await workplace.Node.Notarised.Latest(cancellation).ConfigureAwait(false) is { } head && head.LastPosition >= until)
                return head;
            await notary.Wait(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The same behind a work that is done: where it cannot be signed here, that is said, and the work stays done.</summary>
    public static async Task Afterwards(Workplace workplace, CancellationToken cancellation)
    {
        try
        {
            if (await workplace.Store.LastPosition(cancellation).ConfigureAwait(false) > 0)
                await Now(workplace, cancellation).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is StoppedException or IOException or UnauthorizedAccessException or StoreUnavailableException)
        {
            await Console.Error.WriteLineAsync($"Not signed here: {wrong.Message}").ConfigureAwait(false);
        }
    }

    private static async Task Follow(IFollower notary, CancellationToken cancellation)
    {
        while (await notary.RunOnce(cancellation).ConfigureAwait(false))
        {
            // until it has caught up
        }
    }
}
