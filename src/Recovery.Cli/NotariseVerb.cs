using System.CommandLine;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;

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
        var head = await Signing.Now(workplace, cancellation).ConfigureAwait(false);
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
}
