using Microsoft.Extensions.DependencyInjection;
using Recovery.Domain;
using Recovery.Domain.Calendars;
using Recovery.Domain.Sla;
using Recovery.Engine.Working;
using Recovery.Web.Shared;

namespace Recovery.Web.Worklist;

/// <summary>Everything the page shows, read with one question to the worklist, one for who looks, and one for the saved views.</summary>
public sealed record Listing
{
    /// <summary>What was asked for.</summary>
    public required WorklistView View { get; init; }

    /// <summary>The rows, in their order.</summary>
    public required IReadOnlyList<ShownCase> Cases { get; init; }

    /// <summary>Cursor of the next page; null on the last.</summary>
    public required string? Next { get; init; }

    /// <summary>The viewer's own saved views.</summary>
    public required IReadOnlyList<SavedView> Saved { get; init; }

    /// <summary>How many arrivals wait for a person, and when the first of them is due.</summary>
    public required (int Count, DateTimeOffset? FirstDue) ToPlace { get; init; }

    /// <summary>The address asked for a page that is none.</summary>
    public bool CursorWasWrong { get; init; }

    /// <summary>What became of a command to several cases.</summary>
    public BulkReply? Bulk { get; init; }

    /// <summary>A name under which the view was not saved, and why, in words.</summary>
    public (string Name, string Why)? NotSaved { get; init; }

    /// <summary>Why something else was not done, in words.</summary>
    public string? Refusal { get; init; }

    /// <summary>A page of a view.</summary>
    /// <param name="also">Cases to show even where the page lacks them.</param>
    internal static async ValueTask<Listing> Of(Visit visit, WorklistView view, string? after = null, IReadOnlyCollection<ComplaintId>? also = null)
    {
        var (page, wrong) = await Page(visit, view, after);
        var missing = (also ?? []).Except(page.Items.Select(item => item.Complaint)).ToList();
        var kept = missing.Count > 0 ? await visit.Ports.Worklist.Rows(missing, visit.Aborted) : [];
        return new Listing
        {
            View = view,
            Cases = await Shown(visit, view, [.. kept, .. page.Items]),
            Next = page.Next,
            Saved = await visit.Http.RequestServices.GetRequiredService<ISavedViews>().Of(visit.Viewer.Actor.Name, visit.Aborted),
            ToPlace = await visit.Ports.Arrivals.Waiting(visit.Aborted),
            CursorWasWrong = wrong,
        };
    }

    /// <summary>The rows of some cases, as a view shows them.</summary>
    internal static async ValueTask<IReadOnlyList<ShownCase>> Rows(Visit visit, WorklistView view, IReadOnlyCollection<ComplaintId> cases) =>
        await Shown(visit, view, await visit.Ports.Worklist.Rows(cases, visit.Aborted));

    /// <summary>By whose midnight a day ends that belongs to no case.</summary>
    internal static IWorkingCalendar House(IPolicyCatalog policies) => policies.FindCalendar(Engine.Handling.Intake.DefaultPack) ?? policies.Calendars[^1];

    private static async ValueTask<(WorklistPage Page, bool Wrong)> Page(Visit visit, WorklistView view, string? after)
    {
        var (now, house) = (visit.Viewer.Now, House(visit.Ports.Policies));
        try
        {
            return (await visit.Ports.Worklist.Page(view.Query(now, house, after), now, visit.Aborted), false);
        }
        catch (MalformedCursorException)
        {
            return (await visit.Ports.Worklist.Page(view.Query(now, house), now, visit.Aborted), true);
        }
    }

    private static async ValueTask<IReadOnlyList<ShownCase>> Shown(Visit visit, WorklistView view, IReadOnlyList<WorklistItem> items)
    {
        if (items.Count == 0)
            return [];
        var (now, policies, me) = (visit.Viewer.Now, visit.Ports.Policies, visit.Viewer.Actor.Name);
        var house = House(policies);
        var looking = await visit.Http.RequestServices.GetRequiredService<IPresence>().At([.. items.Select(item => item.Complaint)], now, visit.Aborted);
        return [.. items.Select(item => new ShownCase(
            item,
            policies.Calendar(PolicyRef.Parse(item.Calendar)),
            [.. item.Clocks.Where(line => line.StoppedAt is null).OrderBy(line => line.DueAt ?? DateTimeOffset.MaxValue).Select(line => (line, State(line, now)))],
            [.. looking[item.Complaint].Where(person => person != me)],
            view.Fits(item, now, house)))];
    }

    private static ClockState State(ClockLine line, DateTimeOffset now) => new Clock(line.Id, line.Milestone, null, line.StartedAt, line.DueAt, line.StoppedAt, []).StateAt(now);
}
