using System.Globalization;
using System.Text.Json;
using Recovery.Api.Access;
using Recovery.Api.Answers;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Elapsing;
using Recovery.Domain.Complaints.Receiving;
using Recovery.Engine.Serialization;
using Recovery.Engine.Storing;

namespace Recovery.Api.Reading;

/// <summary>One event of a case.</summary>
/// <param name="Type">Stored name, e.g. <c>complaint-received.v1</c>.</param>
/// <param name="RecordedAt">When it was written down.</param>
/// <param name="OccurredAt">When it happened: a missed deadline at its due instant, whenever that was found out.</param>
public sealed record HistoryItem(
    int Version, long Position, string Type, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string Actor, Role Role, string? OnBehalfOf, JsonElement Data)
{
    internal static HistoryItem Of(RecordedEvent e) => new(
        e.Version,
        e.Position,
        e.StoredName,
        e.At,
        e.Event switch
        {
            ComplaintReceived received  => received.ReceivedAt,
            DeadlineMissed missed       => missed.DueAt,
            DeadlineWarned warned       => warned.At,
            _                           => e.At,
        },
        e.Envelope.Actor.Name,
        e.Envelope.Actor.Role,
        e.Envelope.Actor.OnBehalfOf,
        JsonSerializer.SerializeToElement(e.Event, e.Event.GetType(), EventJson.Options));
}

/// <summary>A page of a history, and the cursor of the next.</summary>
public sealed record History(IReadOnlyList<HistoryItem> Items, string? Next);

/// <summary><c>GET complaints/{id}/history</c>.</summary>
internal static class HistoryRoute
{
    private static readonly Shape Query = new();
    private static readonly Member<DateTimeOffset?> AsOf = Query.MayValue("asOf", Kinds.Instant, "The events recorded by this instant.");
    private static readonly Member<string?> Cursor = Query.May("cursor", new Line(20), "Cursor of the page before.");
    private static readonly Member<long?> Limit = Query.MayValue("limit", new Whole(1, 1000), "Events on a page; 200 where absent.");

    public static readonly QueryRoute Route = new()
    {
        Path = "complaints/{id}/history",
        Name = "history",
        Summary = "Every event of the case in order, with who recorded it and when it happened.",
        Right = Right.ReadCase,
        Query = Query,
        Codes = [Problems.ApiCodes.NotThen],
        Answers = typeof(History),
        Accessed = (_, query) => CaseRoute.Recorded(AsOf.In(query)),
        FindOf = Find,
    };

    private static async ValueTask<Found> Find(Exchange exchange, ComplaintId id, Body query)
    {
        if (!TryRead(Cursor.In(query), out var after))
            return Problems.Problem.Malformed("cursor", Fault.NotACursor);

        var (all, then) = (await exchange.Ports.Store.Read(id, exchange.Aborted).ConfigureAwait(false), AsOf.In(query));
        var events = then is { } instant ? [.. all.TakeWhile(e => e.At <= instant)] : all;
        if (events is not [.., var last])
            return all.Count == 0 ? Problems.Problem.UnknownComplaint : new Problems.Problem(404, Problems.ApiCodes.NotThen);
        var page = events.Where(e => e.Version > after).Take((int)(Limit.In(query) ?? 200)).Select(HistoryItem.Of).ToList();
        exchange.Http.Response.Headers.ETag = ETag.Of(last.Version);
        return new Found(new History(page, page is [.., var end] && end.Version < last.Version ? $"v{end.Version}" : null));
    }

    private static bool TryRead(string? cursor, out int version)
    {
        version = 0;
        return cursor is null || (cursor is ['v', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version));
    }
}
