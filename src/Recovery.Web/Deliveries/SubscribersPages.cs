using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Deliveries;

/// <summary>Who is told of events: adding, pausing and removing subscribers.</summary>
internal static class SubscribersPages
{
    private const string Root = "/deliveries/subscribers";

    public static void Map(Pages pages)
    {
        pages.Get(Root, Right.ManageKeys, visit => Show(visit));
        FormDesk.Map(pages, Root, "subscribe", Take);
        FormDesk.Map(pages, Root + "/{wid}/pause", "pause-webhook", Take);
        FormDesk.Map(pages, Root + "/{wid}/resume", "resume-webhook", Take);
        FormDesk.Map(pages, Root + "/{wid}/secret", "replace-webhook-secret", Take);
        FormDesk.Map(pages, Root + "/{wid}/removal", "remove-webhook", Take);
    }

    private static async ValueTask<IResult> Show(Visit visit, Posted? posted = null, string? done = null, object? answer = null, int status = StatusCodes.Status200OK) =>
        visit.Page<SubscribersScreen>(
            visit.Texts["deliveries.subscribers"],
            new
            {
                Subscribers = await visit.Ports.Subscriptions.All(visit.Aborted),
                Calendar = Listing.House(visit.Ports.Policies),
                Posted = posted,
                Done = done ?? Known(visit.Asked("done")),
                Secret = Secret(answer),
            },
            status);

    private static async ValueTask<IResult> Take(Visit visit, FormRoute route)
    {
        var (answer, problem) = await FormDesk.Give(visit, route);
        if (problem is { Status: StatusCodes.Status403Forbidden or >= StatusCodes.Status500InternalServerError })
            return Trouble.Page(visit, problem);
        if (problem is not null)
            return await Show(visit, new Posted(visit.Http.Request.Path, visit.Form, problem, []), status: problem.Status);

        visit.Tell("done");
        return Secret(answer) is not null || visit.IsHtmx
            ? await Show(visit, done: route.Name, answer: answer) // a secret is shown in this answer and never again
            : visit.GoTo($"{Root}?done={route.Name}");
    }

    private static string? Known(string? done) => done is "pause-webhook" or "resume-webhook" or "remove-webhook" ? done : null;

    /// <summary>The secret that an answer carries; null where it carries none.</summary>
    private static string? Secret(object? answer) => answer?.GetType().GetProperty("Secret")?.GetValue(answer) as string;
}
