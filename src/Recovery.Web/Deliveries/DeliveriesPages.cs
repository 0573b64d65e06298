using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Deliveries;

/// <summary>What is to leave: what waits, what failed and why, and what left.</summary>
internal static class DeliveriesPages
{
    public static void Map(Pages pages)
    {
        pages.Get("/deliveries", Right.ReadAll, Show);
        FormDesk.Map(pages, "/deliveries/{did}/retry", "retry-delivery", Take);
        FormDesk.Map(pages, "/deliveries/{did}/giving-up", "give-up-delivery", Take);
        FormDesk.Map(pages, "/deliveries/retry", "retry-failed-deliveries", Take);
    }

    private static async ValueTask<IResult> Show(Visit visit)
    {
        var view = DeliveriesView.Of(visit.Http.Request.Query);
        if (visit.Http.Request.Query.Any(one => one.Value.ToString().Length == 0))
            return Results.Redirect(view.Path); // a plain form sends its empty fields too; the address to share has none
        long? before = long.TryParse(visit.Asked("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        return Page(visit, await DeliveryListing.Of(visit, view, before) with { Done = visit.Asked("done") is "retry-delivery" or "give-up-delivery" or "retry-failed-deliveries" ? Said(visit, visit.Asked("done")!) : null });
    }

    private static async ValueTask<IResult> Take(Visit visit, FormRoute route)
    {
        var view = DeliveriesView.Of(QueryStrings.Read(visit.Form["view"].ToString()));
        if ((await FormDesk.Give(visit, route)).Problem is { } problem)
        {
            return problem.Status is StatusCodes.Status403Forbidden or >= StatusCodes.Status500InternalServerError
                ? Trouble.Page(visit, problem)
                : Page(visit, await DeliveryListing.Of(visit, view) with { Posted = new Posted(visit.Http.Request.Path, visit.Form, problem, []) }, problem.Status);
        }

        visit.Tell("done");
        return visit.IsHtmx
            ? Page(visit, await DeliveryListing.Of(visit, view) with { Done = Said(visit, route.Name) })
            : visit.GoTo(view.With("done=" + route.Name));
    }

    private static string Said(Visit visit, string done) => visit.Texts["deliveries.done." + done];

    private static IResult Page(Visit visit, DeliveryListing listing, int status = StatusCodes.Status200OK) =>
        visit.Page<DeliveriesScreen>(visit.Texts["deliveries.title"], new { Listing = listing }, status);
}
