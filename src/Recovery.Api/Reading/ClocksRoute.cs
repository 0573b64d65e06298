using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Sla;

namespace Recovery.Api.Reading;

/// <summary>Every clock of a case, explained.</summary>
/// <param name="SeenAt">The instant they are judged at.</param>
public sealed record ExplainedClocks(Guid Id, string Reference, int Version, string Pack, string Calendar, string TimeZone, DateTimeOffset SeenAt, IReadOnlyList<ClockExplanation> Clocks);

/// <summary><c>GET complaints/{id}/clocks</c>: how each due instant came about, stretch by stretch and day by day.</summary>
internal static class ClocksRoute
{
    private static readonly Shape Query = new();
    private static readonly Member<DateTimeOffset?> AsOf = Query.MayValue("asOf", Kinds.Instant, "The clocks as they stood at this instant.");

    public static readonly QueryRoute Route = new()
    {
        Path = "complaints/{id}/clocks",
        Name = "clocks",
        Summary = "Every clock of the case with what counted, what did not, and why.",
        Right = Right.ReadCase,
        Query = Query,
        Codes = [ApiCodes.NotThen],
        Answers = typeof(ExplainedClocks),
        Accessed = (_, query) => CaseRoute.Recorded(AsOf.In(query)),
        FindOf = Find,
    };

    private static async ValueTask<Found> Find(Exchange exchange, ComplaintId id, Body query)
    {
        if (await CaseRoute.Seen(exchange, id, AsOf.In(query), null).ConfigureAwait(false) is not { } at)
            return await CaseRoute.Absent(exchange, id).ConfigureAwait(false);

        var (found, state) = (at.Case, at.Case.State);
        var calendar = exchange.Ports.Policies.Calendar(state.Calendar);
        return new Found(new ExplainedClocks(
            id.Value,
            state.Reference,
            found.Version,
            state.Pack.ToString(),
            state.Calendar.ToString(),
            calendar.TimeZone,
            at.At,
            [.. found.Clocks.Select(clock => Explanations.Explain(clock, calendar, at.At))]));
    }
}
