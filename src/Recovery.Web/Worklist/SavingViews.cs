using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Recovery.Api.Access;
using Recovery.Engine.Working;
using Recovery.Web.Shared;

namespace Recovery.Web.Worklist;

/// <summary>Keeps the question the page asks under a name, and drops it again.</summary>
internal static class SavingViews
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 60;

    public static void Map(Pages pages)
    {
        pages.Post("/worklist/views", Right.ReadAll, Save);
        pages.Post("/worklist/views/{id}/drop", Right.ReadAll, Drop);
    }

    private static async ValueTask<IResult> Save(Visit visit)
    {
        var (name, view) = (visit.Form["name"].ToString().Trim(), WorklistPages.Carried(visit));
        if (Wrong(name) is { } wrong)
        {
            var why = visit.Texts["worklist.views." + wrong, LongestName];
            return WorklistPages.Page(visit, await Listing.Of(visit, view) with { NotSaved = (name, why) }, StatusCodes.Status422UnprocessableEntity);
        }

        await Views(visit).Save(visit.Viewer.Actor.Name, new SavedView(Guid.CreateVersion7(visit.Viewer.Now), name, view.ToString()), visit.Aborted);
        return visit.GoTo(view.Path);
    }

    private static async ValueTask<IResult> Drop(Visit visit)
    {
        if (Guid.TryParseExact(visit.PathPart("id"), "D", out var id))
            await Views(visit).Drop(visit.Viewer.Actor.Name, id, visit.Aborted); // one that is gone is dropped
        return visit.GoTo(WorklistPages.Carried(visit).Path);
    }

    private static string? Wrong(string name) => name.Length switch
    {
        0               => "name-empty",
        > LongestName   => "name-long",
        _ when !QueryStrings.IsWellFormed(name) => "name-odd",
        _               => null,
    };

    private static ISavedViews Views(Visit visit) => visit.Http.RequestServices.GetRequiredService<ISavedViews>();
}
