using System.CommandLine;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Cli.Replaying;
using Recovery.Engine.Auditing;
using Recovery.Engine.Reading;

namespace Recovery.Cli;

/// <summary><c>replay ID [--as-of T]</c>: a case as it was known and owed at an instant, from its events alone: where it stood, what had been said, what was owed, who did what.</summary>
internal static class ReplayVerb
{
    private static readonly Argument<string> Id = new("ID") { Description = "The complaint's reference or UUID." };
    private static readonly Option<DateTimeOffset?> AsOf = Shared.MaybeInstant("--as-of", "As it was then; now by default.");

    private static readonly Option<bool> History = new("--history") { Description = "Only its events, as they were recorded, one JSON object a line: how tests/Recovery.Stories/histories are recorded." };

    public static Command Command()
    {
        var replay = new Command("replay", "A case as it was at an instant.") { Id, AsOf, History };
        replay.SetAction(Run);
        return replay;
    }

    private static async Task<int> Run(ParseResult args, CancellationToken cancellation)
    {
        var name = args.GetRequiredValue(Id);
        await using var workplace = await Workplace.Open(cancellation).ConfigureAwait(false);
        var reader = new CaseReader(workplace.Store, workplace.Policies, workplace.Clock);
        var id = await reader.Find(name, cancellation).ConfigureAwait(false) ?? throw StoppedException.FoundWrong($"There is no complaint {name}.");
        var then = args.GetValue(AsOf);
        var found = then is { } instant
            ? await reader.AsOf(id, instant, cancellation).ConfigureAwait(false)
            : await reader.Now(id, cancellation).ConfigureAwait(false);
        if (found is null)
            throw StoppedException.FoundWrong(then is null ? $"There is no complaint {name}." : $"Nothing was known of {name} at {Instants.Text(then.Value)}.");

        await workplace.Record(then is null ? AccessKind.Read : AccessKind.Replayed, "replay", id, then is { } at ? "asOf=" + Instants.Text(at) : null, cancellation).ConfigureAwait(false);
        if (args.GetValue(History))
            HistoryLines.Write(found);
        else if (args.GetValue(Shared.Json))
            JsonAnswer.Write(writer => ReplayJson.Write(writer, found));
        else
            ReplayText.Write(found);
        return Exit.Done;
    }
}
