using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Audit.Verifying.Running;
using Recovery.Engine.Auditing;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Audit;

/// <summary>Verifying the log on the server: it is started here, goes on whoever leaves, and is read here when it has come to an end.</summary>
internal static class VerificationPages
{
    private const string Root = "/audit/verifications";

    public static void Map(Pages pages)
    {
        pages.Post(Root, Right.Audit, Start);
        pages.Get(Root + "/{run}", Right.Audit, Show);
        pages.Post(Root + "/{run}/stop", Right.Audit, Stop);
    }

    private static async ValueTask<IResult> Start(Visit visit)
    {
        var (verifier, full) = (visit.Ports.Verifier, visit.Form["full"] == "true");
        if ((await verifier.Runs.Last(1, visit.Aborted)) is [var last] && last.AsOf(visit.Viewer.Now).State == RunState.Running)
            return visit.GoTo($"{Root}/{last.Id}"); // one at a time: here it is
        await visit.Exchange.Record(AccessKind.Verified, "verification", query: full ? "full" : null);
        return await verifier.Start(visit.Viewer.Actor.Name, full, visit.Aborted) is { } run ? visit.GoTo($"{Root}/{run.Id}") : visit.GoTo("/audit#verify");
    }

    private static async ValueTask<IResult> Show(Visit visit)
    {
        if (!Guid.TryParseExact(visit.PathPart("run"), "D", out var id) || await visit.Ports.Verifier.Runs.Find(id, visit.Aborted) is not { } found)
            return Trouble.Page(visit, 404, "nothing-here");
        var run = found.AsOf(visit.Viewer.Now);
        var shown = new { Run = run, Place = await FindingPlace.Of(visit, run.Verdict), Calendar = Listing.House(visit.Ports.Policies) };
        return visit.IsHtmx ? visit.Fragment<RunPart>(shown) : visit.Page<RunPage>(visit.Texts["audit.run.title"], shown);
    }

    private static async ValueTask<IResult> Stop(Visit visit)
    {
        if (!Guid.TryParseExact(visit.PathPart("run"), "D", out var id) || await visit.Ports.Verifier.Runs.Find(id, visit.Aborted) is null)
            return Trouble.Page(visit, 404, "nothing-here");
        await visit.Ports.Verifier.Runs.Stop(id, visit.Aborted);
        return visit.GoTo($"{Root}/{id}");
    }
}
