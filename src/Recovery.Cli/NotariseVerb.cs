using System.CommandLine;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Engine.Timing;

namespace Recovery.Cli;

/// <summary><c>notarise</c>: what the host does all the time, once: the log grows its tree, and its head is signed and kept outside.</summary>
internal static class NotariseVerb
{
    public static Command Command()
    {
        var notarise = new Command("notarise", "Sign the head of the log now, where no host does.");
        notarise.SetAction(Run);
        return notarise;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var log = workplace.Node.Notarised;
        var until = await workplace.Store.LastPosition(cancellation).ConfigureAwait(false);
        var notary = workplace.Node.Notary(Places.Keys.Path, Places.Checkpoints);
        while (true)
        {
            await Follow(notary, cancellation).ConfigureAwait(false);
            if (notary.Health.StoppedBecause is { } because)
                throw StoppedException.FoundWrong(because.Message);
            if (await log.Latest(cancellation).ConfigureAwait(false) is { } head && head.LastPosition >= until)
            {
                if (args.GetValue(Shared.Json))
                {
                    JsonAnswer.Write(writer =>
                    {
                        writer.WriteNumber("events", head.Size);
                        writer.WriteNumber("lastPosition", head.LastPosition);
                    });
                }
                else
                {
                    Console.Write(head.Note);
                }

                return Exit.Done;
            }

            await notary.Wait(cancellation).ConfigureAwait(false);
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
