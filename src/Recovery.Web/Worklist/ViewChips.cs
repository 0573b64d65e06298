using Recovery.Domain;
using Recovery.Web.Shared;

namespace Recovery.Web.Worklist;

/// <summary>Filters that are on, each with the view that is left without it.</summary>
internal static class ViewChips
{
    public static IEnumerable<(string Text, WorklistView Without)> Of(WorklistView view, Texts texts)
    {
        if (view.Text is { } words)
            yield return (texts["worklist.chip.words", words], view with { Text = null });
        if (view.Team is { } team)
            yield return (texts["worklist.chip.team", team], view with { Team = null });
        if (view.Channel is { } channel)
            yield return (texts.Word(channel), view with { Channel = null });
        if (view.Stage is { } stage)
            yield return (texts.Word(stage), view with { Stage = null });
        if (view.Severity is { } severity)
            yield return (texts["worklist.chip.severity", texts.Word(severity)], view with { Severity = null });
        if (view.Language is { } language)
            yield return (texts.Word("language", language), view with { Language = null });
        if (view.Due is { } due)
            yield return (texts["worklist.chip.due", texts["worklist.due." + Words.Of(due)]], view with { Due = null });
        if (view.Late)
            yield return (texts["worklist.late"], view with { Late = false });
        if (view.Ended)
            yield return (texts["worklist.ended"], view with { Ended = false });
    }
}
