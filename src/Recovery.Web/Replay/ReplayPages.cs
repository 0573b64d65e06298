using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Reading;
using Recovery.Web.Shared;

namespace Recovery.Web.Replay;

/// <summary>A case as it was known and owed at any moment of its life, and what changed between two of them.</summary>
internal static class ReplayPages
{
    public static void Map(Pages pages) => pages.Get("/complaints/{id}/replay", Right.ReadCase, Show, new Giving("replay-page") { As = _ => new Accessed(AccessKind.Replayed) });

    private static async ValueTask<IResult> Show(Visit visit)
    {
        if (await visit.Exchange.Complaint() is not { } id || await visit.Ports.Cases.Now(id, visit.Aborted) is not { } now)
            return Trouble.Page(visit, Problem.UnknownComplaint);

        var last = now.Case.Version;
        var asOf = Instant(visit, now);
        var at = asOf is { } instant ? VersionAt(now, instant) : Version(visit, "v", last) ?? last;
        if (at == 0)
            return Trouble.Page(visit, new Problem(404, ApiCodes.NotThen));
        var before = Version(visit, "from", last) ?? at - 1;
        var shown = new Moment(now, at, asOf);
        var earlier = before >= 1 && before != at ? new Moment(now, before, null) : null;
        return visit.Page<ReplayPage>($"{visit.Texts["replay.title"]} {now.Case.State.Reference}", new { Now = now, Shown = await View(visit, id, shown), Earlier = earlier is null ? null : await View(visit, id, earlier) });
    }

    /// <summary>A version that the case has, out of the query; null for anything else.</summary>
    private static int? Version(Visit visit, string name, int last) =>
        int.TryParse(visit.Asked(name), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1 && version <= last ? version : null;

    /// <summary>An instant as somebody wrote it, in the case's own time zone.</summary>
    private static DateTimeOffset? Instant(Visit visit, CaseAt now)
    {
        if (LocalTime.Read(visit.Asked("at")) is not { } local)
            return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(visit.Ports.Policies.Calendar(now.Case.State.Calendar).TimeZone);
        return local.In(zone).AddMinutes(1).AddTicks(-1); // the whole minute
    }

    private static int VersionAt(CaseAt now, DateTimeOffset instant) => now.History.Count(e => e.At <= instant);

    private static async ValueTask<SeenCase> View(Visit visit, ComplaintId id, Moment moment)
    {
        var seen = moment.AsOf is { } instant
            ? await visit.Ports.Cases.AsOf(id, instant, visit.Aborted)
            : await visit.Ports.Cases.AtVersion(id, moment.Version, visit.Aborted);
        return new SeenCase(moment.Version, seen!, CaseView.Of(seen!));
    }

    private sealed record Moment(CaseAt Now, int Version, DateTimeOffset? AsOf);
}

/// <summary>A case at a moment: what was known and owed then.</summary>
public sealed record SeenCase(int Version, CaseAt At, CaseView View);
