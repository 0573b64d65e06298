using System.CommandLine;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Cli.Importing;

namespace Recovery.Cli;

/// <summary><c>import FILE --map MAP.json</c>: history of another system, with its own times. The file and the map are described in <c>ops/import/README.md</c>.</summary>
internal static class ImportVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "A CSV file, an event log or a table of cases; or an XES log (.xes)." };
    private static readonly Option<string> Map = new("--map") { Description = "What its columns mean.", HelpName = "MAP.json", Required = true };

    public static Command Command()
    {
        var import = new Command("import", "Bring in the history of another system.") { File, Map };
        import.SetAction(Run);
        return import;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        var (path, mapPath) = (args.GetRequiredValue(File), args.GetRequiredValue(Map));
        var map = ImportMap.Read(Shared.ReadFile(mapPath), mapPath);
        var source = SourceFile.Read(path, map);
        await using var workplace = await Workplace.OpenToWrite(cancellation).ConfigureAwait(false);

        var assembly = new CaseAssembly(map, workplace.Clock.Now);
        source.Into(assembly);
        var cases = assembly.Cases.ToList();
        var problems = new List<Problem>(assembly.Problems);
        var importer = new Importer(workplace.Store, workplace.Policies, map, Path.GetFileName(path), workplace.Clock.Now);
        var result = await Progress.Of("importing", cases.Count, args.GetValue(Shared.Json), step => importer.Run(cases, step, found => Keep(problems, found), cancellation)).ConfigureAwait(false);

        await Signing.Afterwards(workplace, cancellation).ConfigureAwait(false);
        foreach (var problem in problems.OrderBy(problem => problem.Line))
            await Console.Error.WriteLineAsync(problem.ToString()).ConfigureAwait(false);
        Answer(result with { Rejected = result.Rejected + assembly.Problems.Count(problem => problem.Rejects) }, args.GetValue(Shared.Json));
        return Exit.Done;
    }

    private static void Keep(List<Problem> problems, Problem found)
    {
        lock (problems)
            problems.Add(found);
    }

    private static void Answer(ImportResult result, bool json)
    {
        if (!json)
        {
            Console.WriteLine($"{result.Complaints} complaints with {result.Events} events went in, {result.Skipped} were already there, {result.Rejected} rows or cases were left out.");
            return;
        }

        JsonAnswer.Write(writer =>
        {
            writer.WriteNumber("complaints", result.Complaints);
            writer.WriteNumber("events", result.Events);
            writer.WriteNumber("rejected", result.Rejected);
            writer.WriteNumber("skipped", result.Skipped);
        });
    }
}
