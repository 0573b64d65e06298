using Recovery.Api.Access;
using Recovery.Api.Answers;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Reading;

namespace Recovery.Api.Reading;

/// <summary><c>GET complaints/{id}</c>: the case now, as it was known at an instant, or at a version.</summary>
internal static class CaseRoute
{
    private static readonly Shape Query = new();
    private static readonly Member<DateTimeOffset?> AsOf = Query.MayValue("asOf", Kinds.Instant, "What was known, owed and seen at this instant.");
    private static readonly Member<long?> Version = Query.MayValue("version", new Whole(1, int.MaxValue), "What was known at this version, seen from its instant.");

    public static readonly QueryRoute Route = new()
    {
        Path = "complaints/{id}",
        Name = "case",
        Summary = "The whole case: what was said, promised and owed, now or as it was known then.",
        Right = Right.ReadCase,
        Query = Query,
        Codes = [ApiCodes.NotThen],
        Answers = typeof(CaseView),
        Accessed = (_, query) => Recorded(AsOf.In(query), Version.In(query)),
        FindOf = Find,
    };

    /// <summary>A case is read, or replayed where an instant or a version is named.</summary>
    public static Accessed Recorded(DateTimeOffset? asOf, long? version = null) => (asOf, version) switch
    {
        ({ } instant, _)    => new(AccessKind.Replayed, $"asOf={instant.UtcDateTime:yyyy-MM-ddTHH:mm:ss.FFFFFFZ}"),
        (_, { } number)     => new(AccessKind.Replayed, $"version={number}"),
        _                   => new(AccessKind.Read),
    };

    /// <summary>The case as the query wants it seen.</summary>
    public static async ValueTask<CaseAt?> Seen(Exchange exchange, ComplaintId id, DateTimeOffset? asOf, long? version)
    {
        var cases = exchange.Ports.Cases;
        return (asOf, version) switch
        {
            ({ } instant, _)    => await cases.AsOf(id, instant, exchange.Aborted).ConfigureAwait(false),
            (_, { } number)     => await cases.AtVersion(id, (int)number, exchange.Aborted).ConfigureAwait(false),
            _                   => await cases.Now(id, exchange.Aborted).ConfigureAwait(false),
        };
    }

    /// <summary>There is no such case, or there was none then.</summary>
    public static async ValueTask<Problem> Absent(Exchange exchange, ComplaintId id) =>
        await exchange.Ports.Store.VersionOf(id, exchange.Aborted).ConfigureAwait(false) == 0 ? Problem.UnknownComplaint : new Problem(404, ApiCodes.NotThen);

    private static async ValueTask<Found> Find(Exchange exchange, ComplaintId id, Body query)
    {
        if (AsOf.IsIn(query) && Version.IsIn(query))
            return Problem.Malformed("version", Fault.Duplicate);
        if (await Seen(exchange, id, AsOf.In(query), Version.In(query)).ConfigureAwait(false) is not { } found)
            return await Absent(exchange, id).ConfigureAwait(false);
        exchange.Http.Response.Headers.ETag = ETag.Of(found.Case.Version);
        return new Found(CaseView.Of(found));
    }
}
