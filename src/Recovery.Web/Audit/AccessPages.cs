using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Audit;

/// <summary>Who read, searched, opened or exported what. Whoever looks is in it too.</summary>
internal static class AccessPages
{
    private const int PageSize = 50;

    public static void Map(Pages pages) => pages.Get("/audit/accesses", Right.Audit, Show, new Giving("accesses-page")
    {
        As = visit => new Accessed(AccessKind.Audited, AccessView.Of(visit.Http.Request.Query).Who is null ? null : "actor"),
        Of = async visit => AccessView.Of(visit.Http.Request.Query).Case is { } name && await visit.Exchange.Complaint(name) is { } id ? [id] : [],
    });

    private static async ValueTask<IResult> Show(Visit visit)
    {
        var view = AccessView.Of(visit.Http.Request.Query);
        if (visit.Http.Request.Query.Any(one => one.Value.ToString().Length == 0))
            return Results.Redirect(view.Path); // a plain form sends its empty fields too; the address to share has none
        ComplaintId? of = view.Case is { } name ? await visit.Exchange.Complaint(name) ?? default(ComplaintId) : null;
        long? before = long.TryParse(visit.Asked("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
        var page = await visit.Ports.Accesses.Page(new AccessFilter(of, view.Who, before, PageSize + 1), visit.Aborted);
        return visit.Page<AccessesPage>(visit.Texts["audit.accesses.title"], new
        {
            View = view,
            Accesses = (IReadOnlyList<PastAccess>)[.. page.Take(PageSize)],
            References = await References(visit, page),
            Next = page.Count > PageSize ? page[PageSize - 1].Position : (long?)null,
            Calendar = Listing.House(visit.Ports.Policies),
        });
    }

    /// <summary>The references of the cases on a page: people know no other name of a case.</summary>
    private static async ValueTask<IReadOnlyDictionary<ComplaintId, string>> References(Visit visit, IReadOnlyList<PastAccess> page)
    {
        var known = new Dictionary<ComplaintId, string>();
        foreach (var id in page.Select(one => one.Access.Complaint).OfType<ComplaintId>().Distinct())
        {
            if (await visit.Ports.Cases.Now(id, visit.Aborted) is { } found)
                known[id] = found.Case.State.Reference;
        }

        return known;
    }
}
