using System.CommandLine;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;

namespace Recovery.Cli;

/// <summary><c>rebuild</c>: worklist and deadlines anew from the log, beside the live ones, then swapped in.</summary>
internal static class RebuildVerb
{
    public static Command Command()
    {
        var rebuild = new Command("rebuild", "Build the worklist and the deadlines anew from the log.");
        rebuild.SetAction(Run);
        return rebuild;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        var json = args.GetValue(Shared.Json);
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var total = (int)Math.Min(int.MaxValue, await workplace.Store.LastPosition(cancellation).ConfigureAwait(false));
        var result = await Progress.OfCount("rebuilding", total, json, count => workplace.Rebuild.Run(count, cancellation).AsTask()).ConfigureAwait(false);
        if (json)
        {
            JsonAnswer.Write(writer =>
            {
                writer.WriteNumber("rows", result.Rows);
                writer.WriteNumber("events", result.Events);
                writer.WriteNumber("different", result.Different);
            });
        }
        else
        {
            Console.WriteLine($"{result.Rows} cases from {result.Events} events; {result.Different} rows were not as the log says, and now are.");
        }

        return Exit.Done;
    }
}
