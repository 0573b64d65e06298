using System.CommandLine;
using System.Text.Json;
using Recovery.Cli.Answering;
using Recovery.Cli.Arguments;
using Recovery.Cli.Databases;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Reading;
using Spectre.Console;

namespace Recovery.Cli;

/// <summary><c>replay ID [--as-of T]</c>: a case as it was known and owed at an instant, from its events alone.</summary>
internal static class ReplayVerb
{
    private static readonly Argument<string> Id = new("ID") { Description = "The complaint's reference or UUID." };
    private static readonly Option<DateTimeOffset?> AsOf = Shared.MaybeInstant("--as-of", "As it was then; now by default.");

    public static Command Command()
    {
        var replay = new Command("replay", "A case as it was at an instant.") { Id, AsOf };
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

        if (args.GetValue(Shared.Json))
            JsonAnswer.Write(writer => Write(writer, found));
        else
            Show(found);
        return Exit.Done;
    }

    private static void Write(Utf8JsonWriter writer, CaseAt found)
    {
        var state = found.Case.State;
        writer.WriteString("id", found.Case.Id.ToString());
        writer.WriteString("reference", state.Reference);
        writer.WriteNumber("version", found.Case.Version);
        writer.WriteNumber("position", found.Case.Position);
        writer.WriteString("asOf", Instants.Text(found.At));
        writer.WriteString("stage", Words.Of(state.Stage));
        writer.WriteString("channel", Words.Of(state.Channel));
        writer.WriteString("severity", Words.Of(state.Severity));
        writer.WriteString("procedure", Words.Of(state.Procedure));
        writer.WriteString("pack", state.Pack.ToString());
        writer.WriteString("calendar", state.Calendar.ToString());
        writer.WriteString("receivedAt", Instants.Text(state.ReceivedAt));
        if (state.Assignee is { } assignee)
            writer.WriteString("assignee", assignee);
        writer.WriteStartArray("deadlines");
        foreach (var clock in found.Case.Clocks)
        {
            writer.WriteStartObject();
            writer.WriteString("milestone", clock.Milestone);
            if (clock.DueAt is { } due)
                writer.WriteString("dueAt", Instants.Text(due));
            writer.WriteString("state", Words.Of(clock.StateAt(found.At)));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("events");
        foreach (var recorded in found.History)
            EventLine.Write(writer, recorded);
        writer.WriteEndArray();
    }

    private static void Show(CaseAt found)
    {
        var state = found.Case.State;
        AnsiConsole.WriteLine($"{state.Reference}  {Words.Of(state.Stage)}, {Words.Of(state.Channel)}, severity {Words.Of(state.Severity)}; version {found.Case.Version}, seen from {Instants.Text(found.At)}");
        var events = new Table().AddColumns("version", "at", "event", "by");
        foreach (var recorded in found.History)
            events.AddRow(Text(recorded.Version), Instants.Text(recorded.At), recorded.StoredName, recorded.Envelope.Actor.Name.EscapeMarkup());
        AnsiConsole.Write(events);

        var clocks = new Table().AddColumns("clock", "milestone", "due", "state");
        foreach (var clock in found.Case.Clocks.OrderBy(clock => clock.DueAt))
            clocks.AddRow(clock.Id, clock.Milestone, clock.DueAt is { } due ? Instants.Text(due) : "–", Words.Of(clock.StateAt(found.At)));
        AnsiConsole.Write(clocks);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
