using Recovery.Domain;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Engine.Reading;
using Recovery.Web.Shared;

namespace Recovery.Web.Replay;

/// <summary>What is known of a case at a moment, one fact after the other, for reading and for comparing.</summary>
internal static class Facts
{
    /// <summary>The groups, in the order shown.</summary>
    public static readonly IReadOnlyList<string> Groups = ["standing", "said", "promised", "owed", "rules"];

    /// <summary>Every fact of a case.</summary>
    public static IReadOnlyList<Fact> Of(CaseView view, Texts texts, Say say, People people) =>
        [.. Standing(view, texts, people), .. Said(view, texts), .. Promised(view, texts, say, people), .. Owed(view, texts, say), .. Rules(view, texts)];

    private static IEnumerable<Fact> Standing(CaseView view, Texts texts, People people)
    {
        yield return Of("standing", "stage", texts, texts.Word(view.Stage));
        yield return Of("standing", "severity", texts, texts.Word(view.Severity));
        yield return Of("standing", "procedure", texts, texts.Word(view.Procedure));
        yield return Of("standing", "assignee", texts, view.Assignee is { } name ? people.CalledBy(name) : texts["replay.nobody"]);
        if (view.Team is { } team)
            yield return Of("standing", "team", texts, team);
        if (view.PausedFor is { } reason)
            yield return Of("standing", "paused", texts, texts.Word("pause", reason));
        if (view.Outcome is { } outcome)
            yield return Of("standing", "outcome", texts, texts.Word(outcome));
    }

    private static IEnumerable<Fact> Said(CaseView view, Texts texts)
    {
        yield return Of("said", "narrative", texts, view.Narrative.Shown(texts), voice: true);
        foreach (var (contact, number) in view.Contacts.Select((contact, i) => (contact, i + 1)))
            yield return new Fact("said", $"contact-{number}", $"{texts["replay.contact"]} {number}", contact.Text.Shown(texts), contact.Direction == Domain.Complaints.LinkingContacts.Direction.In);
        if (view.Acknowledgement?.Message is { } message)
            yield return Of("said", "acknowledgement", texts, message.Shown(texts));
        if (view.Restatement is { } restatement)
            yield return Of("said", "restatement", texts, restatement.Shown(texts));
        if (view.Rounds is [.., { Answer: { } answer } round])
            yield return Of("said", "answer", texts, round.Words is { IsBlank: false } words ? texts["replay.named", texts.Word(answer), words.Shown(texts)] : texts.Word(answer), voice: true);
        foreach (var (emotion, number) in view.Emotions.Select((emotion, i) => (emotion, i + 1)))
            yield return new Fact("said", $"emotion-{number}", texts["replay.emotion"], emotion.Emotion.Shown(texts));
        foreach (var (sent, number) in view.Messages.Select((sent, i) => (sent, i + 1)))
            yield return new Fact("said", $"message-{number}", $"{texts["replay.message"]} {number}", sent.Text.Shown(texts));
        foreach (var (solution, number) in view.Solutions.Select((solution, i) => (solution, i + 1)))
            yield return new Fact("said", $"solution-{number}", $"{texts.Word(solution.Kind)}", solution.Description.Shown(texts));
        if (view.Resolutions is [.., var resolution])
            yield return Of("said", "explanation", texts, resolution.Explanation.Shown(texts));
    }

    private static IEnumerable<Fact> Promised(CaseView view, Texts texts, Say say, People people)
    {
        foreach (var promise in view.Promises)
            yield return new Fact("promised", $"promise-{promise.Id}", $"{texts["replay.promise"]} {promise.Id}", texts["replay.promised", promise.What.Shown(texts), people.CalledBy(promise.Who), say.Day(promise.DueOn), texts.Word(promise.State)]);
        if (view.Meeting != MeetingState.NotOffered)
            yield return Of("promised", "meeting", texts, texts.Word(view.Meeting));
    }

    private static IEnumerable<Fact> Owed(CaseView view, Texts texts, Say say) =>
        view.Clocks.Select(clock => new Fact("owed", $"clock-{clock.Clock}", texts.Word("milestone", clock.Milestone), texts["replay.owed", clock.DueAt is { } due ? say.Instant(due) : "–", texts.Word(clock.State)]));

    private static IEnumerable<Fact> Rules(CaseView view, Texts texts)
    {
        yield return Of("rules", "pack", texts, view.Pack);
        yield return Of("rules", "calendar", texts, view.Calendar);
    }

    private static Fact Of(string group, string key, Texts texts, string value, bool voice = false) => new(group, key, texts["replay." + key], value, voice);
}
