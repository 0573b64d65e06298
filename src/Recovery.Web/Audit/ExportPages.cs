using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Recovery.Api;
using Recovery.Api.Access;
using Recovery.Api.Problems;
using Recovery.Web.Shared;

namespace Recovery.Web.Audit;

/// <summary>Taking the log away: what, how much of it readable, and what is written down about it.</summary>
internal static class ExportPages
{
    private const string Root = "/audit/export";

    public static void Map(Pages pages)
    {
        pages.Get(Root, Right.Audit, visit => ValueTask.FromResult(Show(visit, null)));
        pages.Get(Root + "/file", Right.Audit, Give);
    }

    private static async ValueTask<IResult> Give(Visit visit)
    {
        var query = visit.Http.Request.Query;
        if (query.Any(one => one.Value.ToString().Length == 0))
            return Results.Redirect(Root + "/file" + new QueryBuilder(query.Where(one => one.Value.ToString().Length > 0)).ToQueryString()); // a plain form sends its empty fields too
        return await RecoveryApi.Give("export", visit.Exchange) is { } problem ? Show(visit, problem) : Results.Empty;
    }

    private static IResult Show(Visit visit, Problem? problem) =>
        visit.Page<ExportPage>(visit.Texts["audit.export.title"], new { Problem = problem }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
