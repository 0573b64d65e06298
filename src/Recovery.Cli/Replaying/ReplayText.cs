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
        AnsiConsole.WriteLine($"{state.Reference}  {Words.Of(state.Stage)}, {Words.Of(state.Channel)}, severity {Words.Of(state.Severity)}; version {found.Case.Version}, seen from {Instants.Text(found.At)}");
        AnsiConsole.WriteLine($"pack {state.Pack}, calendar {state.Calendar}, next step {(view.NextStep is { } next ? Words.Of(next) : "none")}{(state.Erased ? ", personal data erased" : "")}");

        var said = new Table().AddColumns("version", "at", "whose words", "by", "said");
        foreach (var line in view.Said)
            said.AddRow(Text(line.Recorded.Version), Instants.Text(line.Recorded.At), Words.Of(line.Voice), By(line.Recorded.By, line.Recorded.OnBehalfOf), line.Text.Reveal().EscapeMarkup());
        AnsiConsole.Write(said);

        var clocks = new Table().AddColumns("clock", "milestone", "due", "state");
        foreach (var clock in found.Case.Clocks.OrderBy(clock => clock.DueAt))
            clocks.AddRow(clock.Id.EscapeMarkup(), clock.Milestone.EscapeMarkup(), clock.DueAt is { } due ? Instants.Text(due) : "–", Words.Of(clock.StateAt(found.At)));
        AnsiConsole.Write(clocks);

        var events = new Table().AddColumns("version", "at", "event", "by");
        foreach (var recorded in found.History)
            events.AddRow(Text(recorded.Version), Instants.Text(recorded.At), recorded.StoredName, By(recorded));
        AnsiConsole.Write(events);
    }

    private static string By(RecordedEvent recorded) => By($"{recorded.Envelope.Actor.Name} ({Words.Of(recorded.Envelope.Actor.Role)})", recorded.Envelope.Actor.OnBehalfOf);

    private static string By(string actor, string? behalf) => (behalf is null ? actor : $"{actor} for {behalf}").EscapeMarkup();

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
