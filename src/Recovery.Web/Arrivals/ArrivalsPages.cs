using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Engine.Auditing;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Arrivals;

/// <summary>What came in by itself: what waits for a person, and what became of the rest.</summary>
internal static class ArrivalsPages
{
    public static void Map(Pages pages)
    {
        pages.Get("/arrivals", Right.ReadAll, Show);
        pages.Get("/arrivals/strip", Right.ReadAll, Strip);
        pages.Get("/arrivals/{aid}", Right.ReadAll, visit => One(visit), Opened);
        FormDesk.Map(pages, "/arrivals/{aid}/filing", "file-arrival", Take, Opened);
        FormDesk.Map(pages, "/arrivals/{aid}/dismissal", "dismiss-arrival", Take, Opened);
        LetterPages.Map(pages);
    }

    /// <summary>Somebody's message is opened; with the case it is on.</summary>
    public static readonly Giving Opened = new("arrival-page")
    {
        As = _ => new Accessed(AccessKind.OpenedMessage),
        Part = visit => visit.PathPart("aid"),
        Of = async visit => Id(visit.PathPart("aid")) is { } id && await visit.Ports.Arrivals.Find(id, visit.Aborted) is { Complaint: { } on } ? [on] : [],
    };

    private static async ValueTask<IResult> Show(Visit visit)
    {
        var view = ArrivalsView.Of(visit.Http.Request.Query);
        return Page(visit, await ArrivalListing.Of(visit, view, Id(visit.Asked("after")), Id(visit.Asked("done"))));
    }

    private static IResult Page(Visit visit, ArrivalListing listing, int status = StatusCodes.Status200OK) =>
        visit.Page<ArrivalsScreen>(visit.Texts["arrivals.title"], new { Listing = listing }, status);

    private static async ValueTask<IResult> Strip(Visit visit) => visit.Fragment<WaitingStrip>(new { Waiting = await visit.Ports.Arrivals.Waiting(visit.Aborted) });

    private static async ValueTask<IResult> One(Visit visit, Posted? posted = null, bool done = false, int status = StatusCodes.Status200OK) =>
        await ArrivalScreen.Read(visit) is { } screen
            ? LetterPages.Framing(visit, screen, visit.Page<ArrivalPage>(screen.Arrival.What(visit.Texts), new { Screen = screen with { Posted = posted, JustDone = done || visit.Asked("done") is not null } }, status))
            : Trouble.Page(visit, StatusCodes.Status404NotFound, "nothing-here");

    private static async ValueTask<IResult> Take(Visit visit, FormRoute route)
    {
        if (Id(visit.PathPart("aid")) is not { } id || await visit.Ports.Arrivals.Find(id, visit.Aborted) is null)
            return Trouble.Page(visit, StatusCodes.Status404NotFound, "nothing-here");

        var given = await FormDesk.Give(visit, route);
        var posted = given.Problem is { } problem ? new Posted(visit.Http.Request.Path, visit.Form, problem, []) : null;
        var status = posted?.Problem?.Status ?? StatusCodes.Status200OK;
        if (status is StatusCodes.Status403Forbidden or >= StatusCodes.Status500InternalServerError)
            return Trouble.Page(visit, posted!.Problem!);
        if (posted is null)
            visit.Tell("done");

        if (visit.Form["view"] is not [{ } query])
            return posted is null && !visit.IsHtmx ? visit.GoTo($"/arrivals/{id}?done=1") : await One(visit, posted, posted is null, status);
        var view = ArrivalsView.Of(QueryStrings.Read(query));
        return posted is null && !visit.IsHtmx
            ? visit.GoTo($"{view.Path}{(view.ToString().Length > 0 ? "&" : "?")}done={id}")
            : Page(visit, await ArrivalListing.Of(visit, view, done: id) with { Posted = posted }, status);
    }

    internal static Guid? Id(string? text) => Guid.TryParseExact(text, "D", out var id) ? id : null;
}
