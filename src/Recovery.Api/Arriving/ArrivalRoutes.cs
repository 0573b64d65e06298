using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Arriving;
using Recovery.Engine.Auditing;
using Recovery.Integrations.Mail;

namespace Recovery.Api.Arriving;

/// <summary><c>GET arrivals</c> and <c>GET arrivals/{aid}</c>.</summary>
internal static class ArrivalRoutes
{
    private const int UsualLimit = 50;
    private static readonly Shape Filter = new();
    private static readonly Member<ArrivalState?> State = Filter.MayValue("state", new Word<ArrivalState>(), "Only those that stand so; what waits comes by its clock, all else newest first.");
    private static readonly Member<ArrivalKind?> Kind = Filter.MayValue("kind", new Word<ArrivalKind>(), "Only this kind.");
    private static readonly Member<string?> Complaint = Filter.May("complaint", Kinds.Name, "Only those on this case: its id or reference.");
    private static readonly Member<Guid?> Cursor = Filter.MayValue("cursor", new Uuid(), "Where the page before ended: its next.");
    private static readonly Member<long?> Limit = Filter.MayValue("limit", new Whole(1, 200), "At most so many; 50 where absent.");

    public static readonly QueryRoute List = new()
    {
        Path = "arrivals",
        Name = "arrivals",
        Summary = "What came in by itself (mail, calls, text messages) and what became of it.",
        Right = Right.ReadAll,
        Query = Filter,
        Codes = [ApiCodes.ComplaintUnknown],
        Answers = typeof(ArrivalPage),
        Find = Page,
    };

    public static readonly QueryRoute One = new()
    {
        Path = "arrivals/{aid}",
        Name = "arrival",
        Summary = "One arrival, whole: all it says, safe to show, and the list of its files.",
        Right = Right.ReadAll,
        Codes = [ApiCodes.ArrivalUnknown],
        Answers = typeof(ArrivalSeen),
        Accessed = (_, _) => new Accessed(AccessKind.OpenedMessage),
        Find = (exchange, _) => Seen(exchange),
    };

    private static async ValueTask<Found> Page(Exchange exchange, Body query)
    {
        ComplaintId? on = null;
        if (Complaint.In(query) is { } name)
        {
            on = Exchange.IsName(name) ? await exchange.Ports.Cases.Find(name, exchange.Aborted).ConfigureAwait(false) : null;
            if (on is null)
                return Problem.UnknownComplaint;
        }

        var limit = (int)(Limit.In(query) ?? UsualLimit);
        var found = await exchange.Ports.Arrivals.Page(new ArrivalFilter(State.In(query), Kind.In(query), on, Cursor.In(query), limit), exchange.Aborted).ConfigureAwait(false);
        return new Found(new ArrivalPage([.. found.Select(ArrivalListed.Of)], found.Count == limit ? found[^1].Id.ToString() : null));
    }

    private static async ValueTask<Found> Seen(Exchange exchange)
    {
        if (await ArrivalPath.Find(exchange).ConfigureAwait(false) is not { } arrival)
            return ArrivalPath.Unknown;
        var message = await ArrivalPath.MessageOf(exchange, arrival).ConfigureAwait(false) ?? new MailMessage();
        List<ArrivalCase> offered = [];
        foreach (var id in arrival.Offered)
        {
            if (await CaseOf(exchange, id).ConfigureAwait(false) is { } one)
                offered.Add(one);
        }

        return new Found(new ArrivalSeen(
            ArrivalListed.Of(arrival),
            arrival.Text,
            message.Html,
            arrival.MessageId,
            arrival.Complaint is { } on ? await CaseOf(exchange, on).ConfigureAwait(false) : null,
            offered,
            ArrivalSeen.FilesOf(message),
            message.Defects,
            arrival.Attempts)) { What = arrival.Id.ToString(), Of = ArrivalPath.CaseOf(arrival) };
    }

    private static async ValueTask<ArrivalCase?> CaseOf(Exchange exchange, ComplaintId id) =>
        await exchange.Ports.Cases.Now(id, exchange.Aborted).ConfigureAwait(false) is { Case.State: var state } ? new ArrivalCase(id.Value, state.Reference, state.Complainant.Name) : null;
}
