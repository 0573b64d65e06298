using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Domain.Sla;
using Recovery.Engine.Auditing;
using Recovery.Engine.Working;

namespace Recovery.Api.Working;

/// <summary><c>GET worklist</c>: the next deadline first.</summary>
internal static class WorklistRoute
{
    private const int UsualLimit = 50;
    private static readonly Shape Query = new();
    private static readonly Member<string?> Assignee = Query.May("assignee", Kinds.Name, "Whose cases; me for the caller's own (or of whom the caller acts for).");
    private static readonly Member<bool?> Unassigned = Query.MayValue("unassigned", Kinds.Flag, "Only cases that nobody has.");
    private static readonly Member<string?> Team = Query.May("team", Kinds.Name, "Cases of this team.");
    private static readonly Member<Channel?> Channel = Query.MayValue("channel", new Word<Channel>(), "How they came in.");
    private static readonly Member<Stage?> Stage = Query.MayValue("stage", new Word<Stage>(Domain.Stage.None), "The last step done.");
    private static readonly Member<Severity?> Severity = Query.MayValue("severity", new Word<Severity>(), "How serious.");
    private static readonly Member<string?> Spoken = Query.May("language", new OneOf(Reception.Languages), "The complainant's language.");
    private static readonly Member<TimeSpan?> DueWithin = Query.MayValue("dueWithin", new Lasting(), "Next deadline within this time: PT90M, P2D or minutes.");
    private static readonly Member<bool?> Breached = Query.MayValue("breached", Kinds.Flag, "With (or without) a deadline that has passed.");
    private static readonly Member<string?> Text = Query.May("q", Kinds.Name, "Words in the narrative, restatement, contacts, name or reference.");
    private static readonly Member<bool?> Ended = Query.MayValue("ended", Kinds.Flag, "Cases that are over instead of those that go on.");
    private static readonly Member<string?> Cursor = Query.May("cursor", new Line(500), "Cursor of the page before.");
    private static readonly Member<long?> Limit = Query.MayValue("limit", new Whole(1, 200), "Cases on a page; 50 where absent.");

    public static readonly QueryRoute Route = new()
    {
        Path = "worklist",
        Name = "worklist",
        Summary = "The cases to work on, next deadline first, each with all its open clocks.",
        Right = Right.ReadAll,
        Query = Query,
        Answers = typeof(WorklistAnswer),
        Accessed = Recorded,
        Find = Find,
    };

    private static async ValueTask<Found> Find(Exchange exchange, Body query)
    {
        var now = exchange.Ports.Clock.Now;
        try
        {
            var page = await exchange.Ports.Worklist.Page(Wanted(exchange, query), now, exchange.Aborted).ConfigureAwait(false);
            return new Found(WorklistAnswer.Of(page, exchange.Ports.Policies, now));
        }
        catch (MalformedCursorException)
        {
            return Problems.Problem.Malformed("cursor", Fault.NotACursor);
        }
    }

    /// <summary>That somebody searched, and by what else they narrowed it: never the words, which may be a name.</summary>
    private static Accessed? Recorded(Exchange exchange, Body query) => string.IsNullOrWhiteSpace(Text.In(query))
        ? null
        : new Accessed(AccessKind.Searched, string.Join(", ", Query.Members.Select(member => member.Name).Where(exchange.Http.Request.Query.ContainsKey)));

    private static WorklistQuery Wanted(Exchange exchange, Body query) => new(
        Assignee.In(query) is "me" ? exchange.Actor.OnBehalfOf ?? exchange.Actor.Name : Assignee.In(query),
        Unassigned.In(query) ?? false,
        Team.In(query),
        Channel.In(query),
        Stage.In(query),
        Severity.In(query),
        Spoken.In(query),
        DueWithin.In(query),
        Breached.In(query),
        string.IsNullOrWhiteSpace(Text.In(query)) ? null : Text.In(query),
        Ended.In(query) ?? false,
        Cursor.In(query),
        (int)(Limit.In(query) ?? UsualLimit));
}
