using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;

namespace Recovery.Web.Supervise;

/// <summary>What will breach, who has how much, what awaits a decision, and whether we were on time.</summary>
internal static class SupervisePages
{
    private static readonly CommandRoute Review = CommandDesk.Routes.Single(route => route.Name == "review-override");

    public static void Map(Pages pages)
    {
        pages.Get("/supervise", Right.Audit, visit => Show(visit));
        pages.Get("/supervise/on-time", Right.Audit, OnTime);
        pages.Post("/supervise/overrides/{id}", Right.Decide, Decide);
    }

    private static async ValueTask<IResult> Show(Visit visit, Posted? posted = null, int status = StatusCodes.Status200OK)
    {
        var sight = await Overview.Read(visit);
        var overrides = await Waiting.Read(visit);
        var onTime = visit.Asked("all") is null ? null : await visit.Ports.Reports.OnTime(visit.Viewer.Now, visit.Aborted);
        return visit.Page<SupervisePage>(visit.Texts["supervise.title"], new { Overview = sight, Waiting = overrides, Posted = posted, OnTime = onTime, Decided = visit.Asked("decided") }, status);
    }

    /// <summary>Reads every case there ever was: the page asks for it by itself, once it stands.</summary>
    private static async ValueTask<IResult> OnTime(Visit visit) => visit.IsHtmx
        ? visit.Fragment<OnTimePart>(new { Report = await visit.Ports.Reports.OnTime(visit.Viewer.Now, visit.Aborted) })
        : visit.GoTo("/supervise?all=1#on-time");

    private static async ValueTask<IResult> Decide(Visit visit)
    {
        var reply = await CommandDesk.Give(visit, Review, TimeZoneInfo.Utc);
        return reply switch
        {
            Reply.Done done when visit.IsHtmx   => visit.Fragment<OverridesPart>(new { Waiting = await Waiting.Read(visit), Decided = done.Case.Case.State.Reference }),
            Reply.Done done                     => visit.GoTo($"/supervise?decided={done.Case.Case.State.Reference}#overrides"),
            Reply.Again again when visit.IsHtmx => visit.Fragment<OverridesPart>(new { Waiting = await Waiting.Read(visit), again.Posted }, again.Status),
            Reply.Again again                   => await Show(visit, again.Posted, again.Status),
            _                                   => throw new InvalidOperationException("neither done nor refused"),
        };
    }
}
