using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Engine.Arriving;
using Recovery.Engine.Working;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Arrivals;

/// <summary>Everything the list of arrivals shows.</summary>
public sealed record ArrivalListing
{
    private const int PageSize = 50;

    /// <summary>What was asked for.</summary>
    public required ArrivalsView View { get; init; }

    /// <summary>The arrivals, in their order.</summary>
    public required IReadOnlyList<Arrival> Arrivals { get; init; }

    /// <summary>The cases they are on or may belong to.</summary>
    public required CaseNames Cases { get; init; }

    /// <summary>The last of this page, where there is another.</summary>
    public required Guid? Next { get; init; }

    /// <summary>How many wait for a person.</summary>
    public required int Waiting { get; init; }

    /// <summary>There are some that nobody has decided on, the machine included.</summary>
    public required bool SomeKept { get; init; }

    /// <summary>By whose hours what waits is due.</summary>
    public required IWorkingCalendar Calendar { get; init; }

    /// <summary>What was just decided on, as it stands now.</summary>
    public Arrival? Done { get; init; }

    /// <summary>A form that was sent and not done.</summary>
    public Posted? Posted { get; init; }

    internal static async ValueTask<ArrivalListing> Of(Visit visit, ArrivalsView view, Guid? after = null, Guid? done = null)
    {
        var arrivals = visit.Ports.Arrivals;
        var page = await arrivals.Page(new ArrivalFilter(view.State, view.Kind, Before: after, Limit: PageSize + 1), visit.Aborted);
        var shown = page.Take(PageSize).ToList();
        var decided = done is { } id ? await arrivals.Find(id, visit.Aborted) : null;
        var kept = view.State == ArrivalState.Kept ? page : await arrivals.Page(new ArrivalFilter(ArrivalState.Kept, Limit: 1), visit.Aborted);
        return new ArrivalListing
        {
            View = view,
            Arrivals = shown,
            Cases = await CaseNames.Of(visit, decided is null ? shown : [.. shown, decided]),
            Next = page.Count > PageSize ? shown[^1].Id : null,
            Waiting = (await arrivals.Waiting(visit.Aborted)).Count,
            SomeKept = kept.Count > 0,
            Calendar = Listing.House(visit.Ports.Policies),
            Done = decided is { State: not (ArrivalState.Waiting or ArrivalState.Kept) } ? decided : null,
        };
    }
}

/// <summary>The rows of the cases that arrivals are on or may belong to; those that are gone are absent.</summary>
public sealed class CaseNames(IReadOnlyDictionary<ComplaintId, WorklistItem> rows)
{
    /// <summary>A case; null where it is gone.</summary>
    public WorklistItem? this[ComplaintId? id] => id is { } known ? rows.GetValueOrDefault(known) : null;

    /// <summary>The cases an arrival may belong to, the likeliest first.</summary>
    public IEnumerable<WorklistItem> Offered(Arrival arrival) => arrival.Offered.Select(id => this[id]).OfType<WorklistItem>();

    internal static async ValueTask<CaseNames> Of(Visit visit, IReadOnlyCollection<Arrival> arrivals)
    {
        var ids = arrivals.SelectMany(one => one.Offered).Concat(arrivals.Select(one => one.Complaint).OfType<ComplaintId>()).Distinct().ToList();
        var rows = ids.Count == 0 ? [] : await visit.Ports.Worklist.Rows(ids, visit.Aborted);
        return new CaseNames(rows.ToDictionary(row => row.Complaint));
    }
}
