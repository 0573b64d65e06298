using Recovery.Domain;
using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Reading;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;

namespace Recovery.Web.Case;

/// <summary>Something that was said between the complainant and us.</summary>
/// <param name="By">Who wrote it down.</param>
/// <param name="Theirs">The complainant's own words.</param>
/// <param name="Head">What kind of saying it was, in the viewer's language.</param>
/// <param name="Text">The words; null where only the fact is known.</param>
public sealed record Utterance(DateTimeOffset At, string By, bool Theirs, string Head, Personal? Text)
{
    /// <summary>What is to be known beside the words.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>The version of the event it was recorded by; 0 where that is none of its own.</summary>
    public int Version { get; init; }

    /// <summary>Where it came from, where that was not by hand.</summary>
    public SourceRef? Source { get; init; }

    /// <summary>Files that came with it.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];
}

/// <summary>The conversation of a case in the order of time, and where all was said in one moment in the order of the method: the complaint, what we said, what was answered.</summary>
internal sealed class Conversation(CaseScreen screen, Texts texts, Say say, People people)
{
    /// <summary>Everything that was said, first to last.</summary>
    public IReadOnlyList<Utterance> All()
    {
        var view = screen.View;
        List<Utterance> said =
        [
            new(view.ReceivedAt, screen.At.History[0].Envelope.Actor.Name, true, $"{texts["case.said.complaint"]} · {texts.Word(view.Channel)}", view.Narrative) { Source = view.Source, Files = view.Attachments ?? [] },
            .. view.Contacts.Select(Contact),
            .. Acknowledgement(),
            .. view.Emotions.Select(Emotion),
            .. view.Messages.Select(Message),
            .. view.Rounds.SelectMany(Round),
            .. view.Meetings.Select(meeting => Ours(meeting.Recorded, texts[$"case.said.meeting-{Words.Of(meeting.State)}"], meeting.Note, meeting.At is { } at ? say.Soon(at) : null)),
            .. view.Promises.Select(promise => Ours(promise.Recorded, texts["case.said.promise", say.Day(promise.Renegotiations is [var first, ..] ? first.From : promise.DueOn)], promise.What, Reviewed(promise.Recorded))),
            .. view.Solutions.Select(solution => Ours(
                solution.Recorded, $"{texts["case.said.solution"]} · {texts.Word(solution.Kind)}", solution.Description, solution.Amount is { } amount ? say.Money(amount, solution.Currency!) : null)),
            .. view.Resolutions.Select(Resolution),
            .. view.Feedback.Select(Feedback),
            .. view.Turns.Select(Turn),
        ];
        return [.. said.OrderBy(one => one.At)];
    }

    private static Utterance Ours(Mark mark, string head, Personal? text, params IEnumerable<string?> beside) => new(mark.At, mark.By, false, head, text) { Beside = [.. beside.OfType<string>()], Version = mark.Version };

    private IEnumerable<Utterance> Acknowledgement()
    {
        if (screen.View.Acknowledgement is { } heard)
            yield return Ours(heard.Recorded, texts["case.said.acknowledged"], heard.Message, heard.ResponseDueOn is { } due ? texts["case.said.answer-by", say.Day(due)] : null);
    }

    private Utterance Contact(ContactLine contact) => new(
        contact.Recorded.At, contact.Recorded.By, contact.Direction == Direction.In, $"{texts.Word(contact.Channel)} · {texts.Word(contact.Direction)}", contact.Text) { Source = contact.Source, Files = contact.Attachments ?? [] };

    private Utterance Message(MessageLine message) => Ours(
        message.Recorded,
        $"{texts["case.said.message"]} · {texts.Word(message.Kind)} · {texts.Word(message.Channel)}",
        message.Text,
        [.. message.Findings.Select(finding => texts["case.said.coach", finding.Phrase]), message.OverrideReason is { } why ? texts["case.said.override", why.Shown(texts)] : null, Reviewed(message.Recorded)]);

    /// <summary>What was decided on the override a fact rests on; null where it rests on none, or nobody has.</summary>
    private string? Reviewed(Mark of) => screen.View.Overrides.FirstOrDefault(one => one.Recorded.Version == of.Version)?.Review is { } review
        ? texts[review.Upheld ? "case.said.upheld" : "case.said.objected", people.CalledBy(review.Recorded.By), review.Reason.Shown(texts)]
        : null;

    private IEnumerable<Utterance> Round(RoundLine round)
    {
        yield return Ours(round.Recorded, round.Round == 1 ? texts["case.said.restated"] : texts["case.said.restated-again", round.Round], round.Restatement);
        if (round is { Answer: { } answer, Answered: { } mark })
            yield return new Utterance(mark.At, mark.By, true, texts.Word(answer), round.Words);
    }

    private Utterance Emotion(EmotionLine emotion) => Ours(
        emotion.Recorded,
        texts["case.said.emotion", emotion.Emotion.Shown(texts)] + emotion.Accepted switch { true => " · " + texts["case.emotion.recognised"], false => " · " + texts["case.emotion.not-recognised"], _ => "" },
        null);

    private Utterance Resolution(ResolutionLine line) => Ours(
        line.Recorded,
        $"{texts["case.said.resolved"]} · {texts.Word(line.Outcome)}",
        line.Explanation,
        line.Reason is { } reason ? texts["case.said.reason", reason.Shown(texts)] : null,
        line.RootCause is { } cause ? texts["case.said.root-cause", cause.Need, cause.Touchpoint] : null,
        line.CarriedOver.Count > 0 ? texts["case.said.carried-over"] : null);

    private Utterance Feedback(FeedbackLine line) => line.Rating is { } rating
        ? new Utterance(line.Recorded.At, line.Recorded.By, true, $"{texts["case.said.feedback"]} · {texts.Word(rating)}{(line.Disputed == true ? " · " + texts["case.said.disputed"] : "")}", null)
        : Ours(line.Recorded, texts.Word("event", "feedback-requested"), null);

    /// <summary>Why a case was reopened or withdrawn, the complainant said; the other turns are ours.</summary>
    private Utterance Turn(TurnLine turn)
    {
        var name = Told.Name(turn.Event);
        return new Utterance(turn.Recorded.At, turn.Recorded.By, name is "complaint-reopened" or "complaint-withdrawn", texts.Word("event", name), turn.Reason is { IsNobodys: true } ? null : turn.Reason);
    }
}
