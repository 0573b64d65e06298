using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Domain.Complaints.Acknowledging;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Meeting;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Complaints.Reformulating;
using Recovery.Domain.Complaints.Resolving;
using Recovery.Domain.Complaints.Solving;

namespace Recovery.Integrations.Mail.Writing;

/// <summary>Which event is told by which template, and what is to be filled in. In a language, since days are words.</summary>
internal static class Saying
{
    /// <summary>The template's kind; null for an event that is not told by mail.</summary>
    public static string? KindOf(ComplaintEvent fact) => fact switch
    {
        ComplaintReceived                          => "receipt",
        ComplaintAcknowledged                      => "acknowledgement",
        ComplaintReformulated                      => "restatement",
        ActionPromised                             => "promise",
        PromiseRenegotiated                        => "promise-renegotiated",
        MeetingOffered                             => "meeting",
        MessageSent { Channel: Channel.Email }     => "message",
        SolutionOffered                            => "solution",
        ComplaintResolved                          => "resolution",
        FeedbackRequested                          => "feedback",
        _                                          => null,
    };

    /// <summary>What is to be filled in, beside what every message says.</summary>
    public static IEnumerable<(string Name, string? Value)> Of(CaseToWrite written, string language) => written.Told.Event switch
    {
        ComplaintAcknowledged e => Acknowledged(written, e, language),
        ComplaintReformulated e => Restated(written, e, language),
        ActionPromised e        => [("what", Lines.Text(e.What)), ("who", Name(e.Who)), ("day", Days.Of(e.DueOn, language))],
        PromiseRenegotiated e   => Renegotiated(written, e, language),
        MeetingOffered { At: { } at } => [("meetingDay", Day(at, written, language)), ("meetingTime", Days.Time(at, written.Calendar.TimeZone, language))],
        MessageSent e           => [("message", Lines.Text(e.Text))],
        SolutionOffered e       => Offered(e, language),
        ComplaintResolved e     => Resolved(written, e, language),
        _                       => [],
    };

    /// <summary>The local day of an instant, in words.</summary>
    public static string Day(DateTimeOffset at, CaseToWrite written, string language) => Days.Of(written.Calendar.DateOf(at), language);

    private static (string, string?)[] Acknowledged(CaseToWrite written, ComplaintAcknowledged e, string language)
    {
        var response = e.ResponseDueOn ?? (Obligations.WantResponseDate(written) ? Obligations.ResponseDate(written) : null);
        return
        [
            ("message", e.Message is { IsBlank: false } said ? Lines.Text(said) : null),
            ("responseDay", response is { } day ? Days.Of(day, language) : null),
            ("content", Obligations.WantContent(written) ? Lines.Quoted(Narrative(written)) : null),
        ];
    }

    private static (string, string?)[] Restated(CaseToWrite written, ComplaintReformulated e, string language)
    {
        var said = Lines.Text(e.Restatement);
        var question = language switch { "fr" => "Est-ce exact", "es" => "¿Es correcto", _ => "Have I got that right" };
        return
        [
            ("restatement", said),
            ("asked", said.TrimEnd(' ', '?', '\u00a0', '\u202f', '\n').EndsWith(question, StringComparison.OrdinalIgnoreCase) ? string.Empty : null),
            ("broken", Promises(written, e.BrokenPromises, language)),
        ];
    }

    private static (string, string?)[] Renegotiated(CaseToWrite written, PromiseRenegotiated e, string language)
    {
        var promise = written.State.Promises[e.Promise.Number];
        var before = written.History.SkipLast(1).Aggregate(Complaint.None, (so, one) => so.After(one.Event, one.At)).Promises[e.Promise.Number].DueOn;
        return [("what", Lines.Text(promise.What)), ("who", Name(promise.Who)), ("day", Days.Of(e.DueOn, language)), ("before", Days.Of(before, language))];
    }

    private static (string, string?)[] Offered(SolutionOffered e, string language) =>
    [
        (e.Kind switch { SolutionKind.Apology => "apology", SolutionKind.Explanation => "explanation", _ => "offer" }, string.Empty),
        ("description", Lines.Text(e.Description)),
        ("amount", e is { Amount: { } amount, Currency: { } currency } ? Days.Amount(amount, currency, language) : null),
    ];

    private static (string, string?)[] Resolved(CaseToWrite written, ComplaintResolved e, string language) =>
    [
        (e.Outcome switch { Outcome.Accepted => "accepted", Outcome.Rejected => "rejected", _ => "notReached" }, string.Empty),
        ("explanation", Lines.Text(e.Explanation)),
        ("carried", Promises(written, e.CarriedOver, language)),
    ];

    private static string? Promises(CaseToWrite written, IReadOnlyList<PromiseId> ids, string language) =>
        ids.Count == 0 ? null : string.Join('\n', ids.Select(id => written.State.Promises[id.Number]).Select(promise => $"- {Lines.Text(promise.What)} ({Days.Of(promise.DueOn, language)})"));

    private static Personal Narrative(CaseToWrite written) => written.History.Select(e => e.Event).OfType<ComplaintReceived>().First().Narrative;

    private static string Name(string name) => Lines.One(name, 200);
}
