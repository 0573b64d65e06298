using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Recovery.Api;
using Recovery.Api.Access;
using Recovery.Web.Shared;

namespace Recovery.Web.Arrivals;

/// <summary>A message as its writer laid it out, in a frame that can do nothing; what was attached to it; and the message itself.</summary>
internal static class LetterPages
{
    private const string Framed =
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    public static void Map(Pages pages)
    {
        pages.Get("/arrivals/{aid}/as-sent", Right.ReadAll, AsSent, ArrivalsPages.Opened);
        pages.Get("/arrivals/{aid}/attachments/{n}", Right.ReadAll, visit => Saved(visit, "arrival-attachment"));
        pages.Get("/arrivals/{aid}/message", Right.ReadAll, visit => Saved(visit, "arrival-content"));
    }

    /// <summary>The page may show our own frame where it does, and nowhere else.</summary>
    public static IResult Framing(Visit visit, ArrivalScreen screen, IResult page)
    {
        if (screen.AsSent)
            visit.Http.Response.Headers.ContentSecurityPolicy += "; frame-src 'self'";
        return page;
    }

    private static async ValueTask<IResult> AsSent(Visit visit)
    {
        if (await ArrivalScreen.Read(visit) is not { Letter: { Message.Html: not null } letter })
            return Trouble.Page(visit, StatusCodes.Status404NotFound, "nothing-here");

        visit.Http.Response.Headers.ContentSecurityPolicy = Framed;
        visit.Http.Response.Headers["Referrer-Policy"] = "no-referrer";
        visit.Http.Response.Headers.CacheControl = "no-store"; // somebody's words
        var files = visit.Http.RequestServices.GetRequiredService<Assets>();
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html data-theme="{Preferences.Theme(visit.Http)}"><head><meta charset="utf-8"><title>{visit.Texts["arrivals.as-sent"]}</title>
            <link rel="stylesheet" href="{files["arrivals.css"]}"></head>
            <body class="letter-as-sent">{InlineImages.Shown(letter.Message)}</body></html>
            """,
            "text/html; charset=utf-8");
    }

    /// <summary>Strangers' bytes: the API's own route saves them, and never shows them.</summary>
    private static async ValueTask<IResult> Saved(Visit visit, string route)
    {
        await RecoveryApi.Serve(route, visit.Exchange);
        return Results.Empty;
    }
}
