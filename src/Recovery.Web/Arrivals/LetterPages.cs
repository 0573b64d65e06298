using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Recovery.Api.Access;
using Recovery.Web.Shared;

namespace Recovery.Web.Arrivals;

/// <summary>A message as its writer laid it out, in a frame that can do nothing; what was attached to it; and the message itself.</summary>
internal static class LetterPages
{
    private const string Framed =
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private const string Saved = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static void Map(Pages pages)
    {
        pages.Get("/arrivals/{aid}/as-sent", Right.ReadAll, AsSent);
        pages.Get("/arrivals/{aid}/attachments/{number}", Right.ReadAll, Attachment);
        pages.Get("/arrivals/{aid}/message", Right.ReadAll, Whole);
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
            <link rel="stylesheet" href="{files["tokens.css"]}"><link rel="stylesheet" href="{files["arrivals.css"]}"></head>
            <body class="letter-as-sent">{InlineImages.Shown(letter.Message)}</body></html>
            """,
            "text/html; charset=utf-8");
    }

    private static async ValueTask<IResult> Attachment(Visit visit)
    {
        if (!int.TryParse(visit.PathPart("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await ArrivalScreen.Read(visit) is not { Letter: { } letter }
            || number < 1 || number > letter.Message.Attachments.Count)
            return Trouble.Page(visit, StatusCodes.Status404NotFound, "nothing-here");
        var attached = letter.Message.Attachments[number - 1];
        return Save(visit, attached.Content, attached.Name?.Reveal() is { Length: > 0 } name ? name : $"{number}");
    }

    private static async ValueTask<IResult> Whole(Visit visit) => await ArrivalScreen.Read(visit) is { Letter: { } letter } screen
        ? Save(visit, letter.Raw, $"{screen.Arrival.Id:D}.eml")
        : Trouble.Page(visit, StatusCodes.Status404NotFound, "nothing-here");

    /// <summary>Always to be saved, never shown or run: whatever a stranger says it is.</summary>
    private static IResult Save(Visit visit, ReadOnlyMemory<byte> content, string name)
    {
        var headers = visit.Http.Response.Headers;
        headers.ContentSecurityPolicy = Saved;
        headers.CacheControl = "no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(content.ToArray(), "application/octet-stream");
    }
}
