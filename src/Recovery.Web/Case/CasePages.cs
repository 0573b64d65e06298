using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Engine.Working;
using Recovery.Web.Case.Forms;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;

namespace Recovery.Web.Case;

/// <summary>The page of one case, and every command that a form may give to it.</summary>
internal static class CasePages
{
    public static void Map(Pages pages)
    {
        pages.Get("/complaints/{id}", Right.ReadCase, Show, Giving.Case("case-page"));
        pages.Get("/complaints/{id}/since/{version}", Right.ReadCase, News, Giving.Case("case-page"));
        pages.Get("/complaints/{id}/merge", Right.Drive, visit => Preview(visit, null, StatusCodes.Status200OK), Giving.Case("merge-page") with { Of = Both });
        pages.Post("/complaints/{id}/presence", Right.ReadCase, Presence);
        pages.Post("/complaints/{id}/coach", Right.BringIn, Coach);
        foreach (var route in CommandDesk.Routes)
            pages.Post("/" + route.Path, route.Right, visit => Take(visit, route), Giving.Case("case-page") with { Of = route.Name == "merge" ? Both : null });
    }

    private static async ValueTask<IResult> Show(Visit visit)
    {
        if (await CaseScreen.Read(visit) is not { } screen)
            return Trouble.Page(visit, Problem.UnknownComplaint);
        if (screen.GoesOnAs is { } other && visit.Asked("stay") is null)
            return visit.GoTo($"/complaints/{other}?from={screen.View.Reference}");
        return await Page(visit, screen with
        {
            Done = CommandDesk.Routes.FirstOrDefault(route => route.Name == visit.Asked("done"))?.Name,
            From = visit.Asked("from") is { } from && from != screen.View.Reference && from.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? from : null,
        });
    }

    private static async ValueTask<IResult> Take(Visit visit, CommandRoute route)
    {
        if (await CaseScreen.Read(visit) is not { } before)
            return Trouble.Page(visit, Problem.UnknownComplaint);

        switch (await CommandDesk.Give(visit, route, before.Zone))
        {
            case Reply.Done when !visit.IsHtmx || route.Name == "merge":
                visit.Tell("done");
                return visit.GoTo($"/complaints/{before.View.Reference}?done={route.Name}");
            case Reply.Done:
                visit.Tell("done");
                return await Page(visit, (await CaseScreen.Read(visit))! with { Done = route.Name });
            case Reply.Again { Posted.Problem: { Status: 403 or >= 500 } problem }:
                return Trouble.Page(visit, problem);
            case Reply.Again again when route.Name == "merge":
                return await Preview(visit, again.Posted, again.Status);
            case Reply.Again again:
                return await Page(visit, (await CaseScreen.Read(visit))! with { Posted = again.Posted }, again.Status);
            default:
                throw new InvalidOperationException("neither done nor to be shown again");
        }
    }

    private static async ValueTask<IResult> Page(Visit visit, CaseScreen screen, int status = StatusCodes.Status200OK)
    {
        var presence = visit.Http.RequestServices.GetRequiredService<IPresence>();
        await presence.Looks(screen.View.Id, visit.Viewer.Actor.Name, visit.Viewer.Now, visit.Aborted);
        return visit.Page<CasePage>(screen.View.Reference, new { Screen = screen with { Looking = await Others(visit, presence, screen.View.Id) } }, status);
    }

    /// <summary>What colleagues recorded since a version; empty where only the viewer did.</summary>
    private static async ValueTask<IResult> News(Visit visit)
    {
        if (await visit.Exchange.Complaint() is not { } id || !int.TryParse(visit.PathPart("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return Results.NoContent();
        var events = (await visit.Ports.Store.Read(id, visit.Aborted)).Where(e => e.Version > version && e.Envelope.Actor.Name != visit.Viewer.Actor.Name).ToList();
        return visit.Fragment<News>(new { Reference = visit.PathPart("id"), Events = events });
    }

    /// <summary>The viewer looks, or goes; answers who else looks.</summary>
    private static async ValueTask<IResult> Presence(Visit visit)
    {
        var presence = visit.Http.RequestServices.GetRequiredService<IPresence>();
        if (await visit.Exchange.Complaint() is not { } id)
            return Results.NoContent();
        if (visit.Form["leave"].Count > 0)
        {
            await presence.Leaves(id, visit.Viewer.Actor.Name, visit.Aborted);
            return Results.NoContent();
        }

        await presence.Looks(id, visit.Viewer.Actor.Name, visit.Viewer.Now, visit.Aborted);
        return visit.Fragment<Looking>(new { Names = await Others(visit, presence, id) });
    }

    private static async ValueTask<IReadOnlyList<string>> Others(Visit visit, IPresence presence, ComplaintId id) =>
        [.. (await presence.At([id], visit.Viewer.Now, visit.Aborted))[id].Where(name => name != visit.Viewer.Actor.Name).Order(StringComparer.Ordinal)];

    private static ValueTask<IResult> Coach(Visit visit)
    {
        var text = Personal.Of(visit.Form[visit.Asked("of") ?? "text"].ToString());
        return ValueTask.FromResult(visit.Fragment<Coach>(new { Findings = visit.Asked("promise") is null ? PhraseCoach.Read(text) : PhraseCoach.ReadPromise(text) }));
    }

    /// <summary>The case, and the one it would be merged into.</summary>
    private static async ValueTask<IReadOnlyList<ComplaintId>> Both(Visit visit)
    {
        var into = (visit.Form["into"] is [{ Length: > 0 } typed] ? typed : visit.Asked("into") ?? string.Empty).Trim();
        ComplaintId?[] both = [await visit.Exchange.Complaint(), await visit.Exchange.Complaint(into)];
        return [.. both.OfType<ComplaintId>()];
    }

    /// <summary>Both cases side by side: nobody joins two cases without having seen them.</summary>
    private static async ValueTask<IResult> Preview(Visit visit, Posted? posted, int status)
    {
        if (await CaseScreen.Read(visit) is not { } screen)
            return Trouble.Page(visit, Problem.UnknownComplaint);
        var into = (posted?.Typed("into") ?? visit.Asked("into") ?? string.Empty).Trim();
        var preview = await Api.Reading.MergePreview.Of(visit.Exchange, screen.At, into);
        return visit.Page<MergePage>(visit.Texts["case.merge-title"], new { Screen = screen with { Posted = posted }, Into = into, Preview = preview }, status);
    }
}
