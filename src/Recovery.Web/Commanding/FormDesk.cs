using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Web.Shared;

namespace Recovery.Web.Commanding;

/// <summary>Gives a form to one of the API's own routes that is no command to a case: one shape, one table of rights, one set of rules.</summary>
internal static class FormDesk
{
    /// <summary>Serves a form's page path by the API's route of a name; the path has the same parts as the route's.</summary>
    public static void Map(Pages pages, string path, string name, Func<Visit, FormRoute, ValueTask<Microsoft.AspNetCore.Http.IResult>> take, Giving? gives = null)
    {
        var route = Api.Routes.All.OfType<FormRoute>().Single(one => one.Name == name);
        pages.Post(path, route.Right, visit => take(visit, route), gives);
    }

    /// <summary>Does what the form asks; answers what the API would, or the problem.</summary>
    public static ValueTask<(object? Answer, Problem? Problem)> Give(Visit visit, FormRoute route) =>
        route.Give(visit.Exchange, FormBody.Of(visit.Form, route.Body, TimeZoneInfo.Utc));
}
