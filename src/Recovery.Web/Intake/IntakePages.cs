using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Recovery.Api;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Domain.Sla;
using Recovery.Engine.Auditing;
using Recovery.Engine.Handling;
using Recovery.Engine.Working;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;

namespace Recovery.Web.Intake;

/// <summary>Taking a complaint while the person is there: their words first, and where it can be, settled on the spot.</summary>
internal static class IntakePages
{
    private static readonly CommandRoute Receive = Route("receive");
    private static readonly CommandRoute OnTheSpot = Route("settle-on-the-spot");

    /// <summary>What goes with the receipt, each by its own route: the field it is typed in, and the member of the body.</summary>
    private static readonly IReadOnlyList<(CommandRoute Route, string Field, string Member)> Beside = [(Route("name-emotion"), "emotion", "emotion"), (Route("add-note"), "reading", "text")];

    public static void Map(Pages pages)
    {
        pages.Get("/intake", Right.BringIn, visit => Show(visit, null), Taken);
        pages.Post("/intake", Right.BringIn, Take);
        pages.Get("/intake/known", Right.ReadAll, Known, new Giving("known-cases") { As = visit => Wanted(visit) is null ? null : new Accessed(AccessKind.Searched, "complainant") });
        pages.Get("/intake/{id}", Right.Drive, visit => ShowOnTheSpot(visit, null), Giving.Case("on-the-spot-page"));
        pages.Post("/intake/{id}", Right.Drive, Settle, Giving.Case("on-the-spot-page"));
    }

    /// <summary>Taking a complaint from somebody's call or message opens that.</summary>
    private static readonly Giving Taken = new("intake-page")
    {
        As = visit => ArrivalOf(visit) is null ? null : new Accessed(AccessKind.OpenedMessage),
        Part = visit => ArrivalOf(visit)?.ToString(),
    };

    private static Guid? ArrivalOf(Visit visit) => Guid.TryParseExact(visit.Asked("arrival"), "D", out var id) ? id : null;

    private static async ValueTask<IResult> Take(Visit visit)
    {
        var key = visit.Form["_key"].ToString();
        var arrival = await IntakeArrival.Of(visit, visit.Form["arrival"]);
        var given = await Receive.Give(visit.Exchange, arrival.Into(FormBody.Of(visit.Form, Receive.Body, TimeZoneInfo.Utc)), null, key);
        if (given is not Given.Done { Case: var received })
            return await Show(visit, new Posted("/intake", visit.Form, ((Given.No)given).Problem, []));

        foreach (var (route, field, member) in Beside)
        {
            if (visit.Form[field].ToString() is { Length: > 0 } text)
                await Give(visit, route, received, new JsonObject { [member] = text }, $"{key}-{field}");
        }

        if (visit.Viewer.May(Right.Drive))
            await Give(visit, Route("assign"), received, new JsonObject { ["to"] = visit.Viewer.Actor.Name }, key + "-take");
        await arrival.Settle(visit, received.Id);
        visit.Tell("done");
        return visit.GoTo(CanSettle(received, visit) ? $"/intake/{received.State.Reference}" : $"/complaints/{received.State.Reference}");
    }

    /// <summary>What was said beside the complaint is kept with it; where a rule says no, the complaint is in all the same.</summary>
    private static async ValueTask Give(Visit visit, CommandRoute route, CaseSnapshot to, JsonObject body, string key) =>
        await route.Give(visit.Exchange, to.Id, JsonSerializer.SerializeToUtf8Bytes(body), null, key);

    private static async ValueTask<IResult> Settle(Visit visit)
    {
        var given = await OnTheSpot.Give(visit.Exchange, FormBody.Of(visit.Form, OnTheSpot.Body, TimeZoneInfo.Utc), null, visit.Form["_key"]);
        if (given is Given.No no)
            return await ShowOnTheSpot(visit, new Posted(visit.Http.Request.Path, visit.Form, no.Problem, []));
        visit.Tell("done");
        return visit.GoTo($"/complaints/{visit.PathPart("id")}");
    }

    /// <summary>Open cases that may be the same person's: a further contact belongs to its case.</summary>
    private static async ValueTask<IResult> Known(Visit visit)
    {
        var found = Wanted(visit) is { } asked
            ? (await visit.Ports.Worklist.Page(new WorklistQuery(Text: asked, Limit: 5), visit.Viewer.Now, visit.Aborted)).Items
            : [];
        return visit.Fragment<KnownCases>(new { Found = found });
    }

    private static string? Wanted(Visit visit) => (visit.Asked("complainant.phone") ?? visit.Asked("complainant.name")) is { Length: > 2 and < 200 } asked ? asked : null;

    private static async ValueTask<IResult> Show(Visit visit, Posted? posted) =>
        visit.Page<IntakePage>(visit.Texts["intake.title"], new { Posted = posted, From = await IntakeArrival.Of(visit, posted?.Typed("arrival") ?? visit.Asked("arrival")) }, posted?.Problem?.Status ?? StatusCodes.Status200OK);

    private static async ValueTask<IResult> ShowOnTheSpot(Visit visit, Posted? posted)
    {
        if (await visit.Exchange.Complaint() is not { } id || await visit.Ports.Cases.Now(id, visit.Aborted) is not { } now)
            return Trouble.Page(visit, Problem.UnknownComplaint);
        if (posted is null && !CanSettle(now.Case, visit))
            return visit.GoTo($"/complaints/{now.Case.State.Reference}");
        return visit.Page<OnTheSpotPage>(visit.Texts["intake.on-the-spot"], new { View = Recovery.Engine.Reading.CaseView.Of(now), Posted = posted }, posted?.Problem?.Status ?? StatusCodes.Status200OK);
    }

    /// <summary>Worth offering; whether it is allowed, the rule says.</summary>
    private static bool CanSettle(CaseSnapshot at, Visit visit) => visit.Viewer.May(Right.Drive)
        && at.State is { Channel: Channel.Verbal or Channel.Phone, Procedure: Procedure.Informal, Stage: Stage.Received };

    private static CommandRoute Route(string name) => Routes.All.OfType<CommandRoute>().First(route => route.Name == name);
}
