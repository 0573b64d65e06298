using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Engine.Auditing;
using Recovery.Web.Shared;

namespace Recovery.Web.Worklist;

/// <summary>The worklist: what to work on, the next deadline first.</summary>
internal static class WorklistPages
{
    private const int MostRows = 200;

    public static void Map(Pages pages)
    {
        pages.Get("/worklist", Right.ReadAll, Show, Searched(visit => WorklistView.Of(visit.Http.Request.Query, visit.Viewer)));
        pages.Get("/worklist/rows", Right.ReadAll, Rows);
        pages.Get("/worklist/rows/{id}", Right.ReadAll, Row);
        pages.Post("/worklist/rows/{id}/take", Right.Drive, Take, Searched(Carried));
        pages.Post("/worklist/bulk", Right.Drive, Bulk, Searched(Carried));
        SavingViews.Map(pages);
    }

    /// <summary>The page with what happened to a form.</summary>
    public static IResult Page(Visit visit, Listing listing, int status = StatusCodes.Status200OK) =>
        visit.Page<WorklistScreen>(visit.Texts["worklist.title"], new { Listing = listing }, status);

    /// <summary>The view that a form carries along.</summary>
    public static WorklistView Carried(Visit visit) => WorklistView.Of(QueryStrings.Read(visit.Form["view"].ToString()), visit.Viewer);

    /// <summary>That somebody searched; the words may be a name, and are not recorded.</summary>
    private static Giving Searched(Func<Visit, WorklistView> view) => new("worklist-page")
    {
        As = visit => view(visit).Text is null ? null : new Accessed(AccessKind.Searched, "q"),
        Of = _ => ValueTask.FromResult<IReadOnlyList<Domain.ComplaintId>>([]),
    };

    private static async ValueTask<IResult> Show(Visit visit)
    {
        var view = WorklistView.Of(visit.Http.Request.Query, visit.Viewer);
        if (visit.Http.Request.Query.Any(one => one.Value.ToString().Length == 0))
            return Results.Redirect(view.Path); // a plain form sends its empty fields too; the address to share has none
        return Page(visit, await Listing.Of(visit, view, visit.Asked("after")));
    }

    private static async ValueTask<IResult> Rows(Visit visit)
    {
        var cases = visit.Http.Request.Query["id"].Select(BulkDesk.Parse).OfType<Domain.ComplaintId>().Distinct().Take(MostRows).ToList();
        return await Rows(visit, WorklistView.Of(visit.Http.Request.Query, visit.Viewer), cases);
    }

    private static async ValueTask<IResult> Row(Visit visit) => BulkDesk.Parse(visit.PathPart("id")) is { } id
        ? await Rows(visit, WorklistView.Of(visit.Http.Request.Query, visit.Viewer), [id])
        : Trouble.Page(visit, 404, "nothing-here");

    private static async ValueTask<IResult> Rows(Visit visit, WorklistView view, IReadOnlyCollection<Domain.ComplaintId> cases) =>
        visit.Fragment<CaseRows>(new { Cases = await Listing.Rows(visit, view, cases) });

    private static async ValueTask<IResult> Take(Visit visit)
    {
        if (BulkDesk.Parse(visit.PathPart("id")) is not { } id)
            return Trouble.Page(visit, 404, "nothing-here");

        var view = Carried(visit);
        var answer = await BulkDesk.Take(visit, id);
        var problem = (answer as Given.No)?.Problem;
        if (!visit.IsHtmx)
            return problem is null ? visit.GoTo(view.Path) : Page(visit, await Listing.Of(visit, view) with { Refusal = problem.Text(visit.Texts.Language) }, problem.Status);

        var said = problem?.Text(visit.Texts.Language) ?? visit.Texts[answer is Given.Done { Changed: true } ? "worklist.taken" : "worklist.yours-already", ((Given.Done)answer).Case.State.Reference];
        var rows = await Listing.Rows(visit, view, [id]);
        return visit.Fragment<CaseRows>(new { Cases = (IReadOnlyList<ShownCase>)[.. rows.Select(row => row with { Said = said })] }, problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async ValueTask<IResult> Bulk(Visit visit)
    {
        var reply = await BulkDesk.Give(visit);
        if (reply.IsDone)
            visit.Tell("done");
        var status = reply.Wrong?.Status ?? (reply.NoneChosen ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        return Page(visit, await Listing.Of(visit, Carried(visit), also: reply.Kept) with { Bulk = reply }, status);
    }
}
