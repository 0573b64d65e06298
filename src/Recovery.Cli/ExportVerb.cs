using System.CommandLine;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Cli.Exporting;

namespace Recovery.Cli;

/// <summary><c>export --format jsonl|csv [--out F]</c>: the whole log in position order, streamed.</summary>
internal static class ExportVerb
{
    private const int Page = 2000;

    private static readonly Option<string> Format = new("--format") { Description = "jsonl or csv.", HelpName = "FORMAT", Required = true };
    private static readonly Option<string?> Out = new("--out") { Description = "A file; standard output by default.", HelpName = "F" };

    public static Command Command()
    {
        Format.AcceptOnlyFromAmong("jsonl", "csv");
        var export = new Command("export", "The whole log, for other tools.") { Format, Out };
        export.SetAction(Run);
        return export;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var (path, events, position) = (args.GetValue(Out), 0L, 0L);
        await using (var output = Output(path))
        {
            using ILogWriter writer = args.GetRequiredValue(Format) == "csv" ? new CsvLog(output) : new JsonLines(output);
            while (await workplace.Store.ReadLog(position, Page, cancellation).ConfigureAwait(false) is { Count: > 0 } page)
            {
                foreach (var recorded in page)
                    writer.Write(recorded);
                (events, position) = (events + page.Count, page[^1].Position);
            }
        }

        if (path is not null && args.GetValue(Shared.Json))
        {
            JsonAnswer.Write(answer =>
            {
                answer.WriteNumber("events", events);
                answer.WriteNumber("lastPosition", position);
            });
        }

        return Exit.Done;
    }

    private static Stream Output(string? path)
    {
        try
        {
            return path is null ? Console.OpenStandardOutput() : File.Create(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw StoppedException.BadArguments($"{path} cannot be written: {wrong.Message}");
        }
    }
}
