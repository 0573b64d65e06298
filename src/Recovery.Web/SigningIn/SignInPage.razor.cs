using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Recovery.Web.Shared;

namespace Recovery.Web.SigningIn;

/// <summary>Signing in and out.</summary>
public sealed partial class SignInPage
{
    /// <summary>Where to sign in, and to come back from there to what was asked for.</summary>
    internal static string Path(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) ? "/sign-in?to=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString.ToString()) : "/sign-in";

    internal static void Map(Pages pages)
    {
        pages.Get("/", null, visit => ValueTask.FromResult(visit.GoTo("/worklist")));
        pages.Get("/sign-in", null, visit => ValueTask.FromResult(Show(visit, Preferences.Back(visit.Asked("to")), refused: false)));
        pages.Post("/sign-in", null, Begin);
        pages.Post("/sign-out", null, async visit =>
        {
            await Session.End(visit.Http);
            visit.Http.Response.Headers["Clear-Site-Data"] = "\"storage\""; // drafts are somebody's words
            return visit.GoTo("/sign-in");
        });
    }

    private static async ValueTask<IResult> Begin(Visit visit)
    {
        var (to, key) = (Preferences.Back(visit.Form["to"]), visit.Form["key"].ToString().Trim());
        if (IsDevelopment(visit) && visit.People.Find(visit.Form["as"].ToString()) is { } person)
            await Session.BeginAs(visit.Http, person);
        else if (key.Length > 0 && await Session.Holder(visit.Http, visit.Ports.Keys, key) is not null)
            await Session.BeginWithKey(visit.Http, key);
        else
            return Show(visit, to, refused: true);
        return visit.GoTo(to);
    }

    private static IResult Show(Visit visit, string to, bool refused) => visit.Page<SignInPage>(
        visit.Texts["signing-in.title"],
        new { Development = IsDevelopment(visit), Refused = refused, To = to },
        refused ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK);

    private static bool IsDevelopment(Visit visit) => visit.Http.RequestServices.GetRequiredService<SignInSettings>().Development;
}
