using Recovery.Cli.Answering;
using Recovery.Domain;
using Recovery.Engine.Reading;
using Recovery.Engine.Storing;
using Spectre.Console;

namespace Recovery.Cli.Replaying;

/// <summary>A replayed case for a person: how it stood, what had been said, what was owed, and who did what.</summary>
internal static class ReplayText
{
    public static void Write(CaseAt found)
    {
        var (state, view) = (found.Case.State, CaseView.Of(found));
        Console.WriteLine($"{state.Reference}  {Words.Of(state.Stage)}, {Words.Of(state.Channel)}, severity {Words.Of(state.Severity)}; version {found.Case.Version}, seen from {Instants.Text(found.At)}");
        Console.WriteLine($"pack {state.Pack}, calendar {state.Calendar}, next step {(view.NextStep is { } next ? Words.Of(next) : "none")}{(state.Erased ? ", personal data erased" : "")}");

        foreach (var line in view.Said)
            Console.WriteLine($"\n  {Text(line.Recorded.Version)}  {Instants.Text(line.Recorded.At)}  {Words.Of(line.Voice)}, recorded by {By(line.Recorded.By, line.Recorded.OnBehalfOf)}\n     {Printed(line.Text)}");
        Console.WriteLine();

        var clocks = new Table().AddColumns("clock", "milestone", "due", "state");
        foreach (var clock in found.Case.Clocks.OrderBy(clock => clock.DueAt))
            clocks.AddRow(clock.Id.EscapeMarkup(), clock.Milestone.EscapeMarkup(), clock.DueAt is { } due ? Instants.Text(due) : "–", Words.Of(clock.StateAt(found.At)));
        AnsiConsole.Write(clocks);

        var events = new Table().AddColumns("version", "at", "event", "by");
        foreach (var recorded in found.History)
            events.AddRow(Text(recorded.Version), Instants.Text(recorded.At), recorded.StoredName, By(recorded).EscapeMarkup());
        AnsiConsole.Write(events);
    }

    /// <summary>Somebody's words tell a terminal nothing.</summary>
    private static string Printed(Personal text) => string.Concat(text.Reveal().Select(c => char.IsControl(c) && c != '\n' ? '\uFFFD' : c));

    private static string By(RecordedEvent recorded) => By($"{recorded.Envelope.Actor.Name} ({Words.Of(recorded.Envelope.Actor.Role)})", recorded.Envelope.Actor.OnBehalfOf);

    private static string By(string actor, string? behalf) => behalf is null ? actor : $"{actor} for {behalf}";

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
