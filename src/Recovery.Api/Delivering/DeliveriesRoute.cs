using System.Globalization;
using Recovery.Api.Access;
using Recovery.Api.Answers;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Delivering;
using Kinds = Recovery.Api.Bodies.Kinds;

namespace Recovery.Api.Delivering;

/// <summary><c>GET deliveries</c>.</summary>
internal static class DeliveriesRoute
{
    private const int UsualLimit = 50;
    private static readonly Shape Query = new();
    private static readonly Member<DeliveryState?> State = Query.MayValue("state", new Word<DeliveryState>(), "How they stand.");
    private static readonly Member<string?> Kind = Query.May("kind", Kinds.Name, "mail, webhook or notice.");
    private static readonly Member<string?> Target = Query.May("target", Kinds.Name, "Those to one webhook, by its id.");
    private static readonly Member<string?> Complaint = Query.May("complaint", Kinds.Name, "Those of one case, by id or reference.");
    private static readonly Member<string?> Cursor = Query.May("cursor", new Line(500), "Cursor of the page before.");
    private static readonly Member<long?> Limit = Query.MayValue("limit", new Whole(1, 200), "Deliveries on a page; 50 where absent.");

    public static readonly QueryRoute Route = new()
    {
        Path = "deliveries",
        Name = "deliveries",
        Summary = "What waits to leave, has left or failed, newest first; never what it says.",
        Right = Right.ReadAll,
        Query = Query,
        Answers = typeof(DeliveryPage),
        Codes = [ApiCodes.ComplaintUnknown],
        Find = Find,
    };

    private static async ValueTask<Found> Find(Exchange exchange, Body query)
    {
        long? before = null;
        if (Cursor.In(query) is { } cursor)
        {
            if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
                return Problem.Malformed("cursor", Fault.NotACursor);
            before = last;
        }

        ComplaintId? complaint = null;
        if (Complaint.In(query) is { } name)
        {
            complaint = Exchange.IsName(name) ? await exchange.Ports.Cases.Find(name, exchange.Aborted).ConfigureAwait(false) : null;
            if (complaint is null)
                return Problem.UnknownComplaint;
        }

        var limit = (int)(Limit.In(query) ?? UsualLimit);
        var filter = new DeliveryFilter(State.In(query), Kind.In(query), Target.In(query), complaint, before, limit);
        var page = await exchange.Ports.Deliveries.Page(filter, exchange.Aborted).ConfigureAwait(false);
        return new Found(new DeliveryPage([.. page.Select(DeliveryLine.Of)], page.Count == limit ? Digits.Of(page[^1].Id) : null));
    }
}
