using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Domain.Calendars;
using Recovery.Web.Shared;

namespace Recovery.Web.Policies;

/// <summary>The rules in force, in words: packs, calendars, and what they would make of a complaint.</summary>
internal static class PoliciesPages
{
    public static void Map(Pages pages)
    {
        pages.Get("/policies", Right.ReadCase, visit => ValueTask.FromResult(visit.Page<PoliciesPage>(visit.Texts["policies.title"], new { Asked = Asked(visit) })));
        pages.Get("/policies/try", Right.ReadCase, visit => ValueTask.FromResult(Try(visit)));
        pages.Get("/policies/packs/{name}", Right.ReadCase, visit => ValueTask.FromResult(Pack(visit, visit.PathPart("name"))));
        pages.Get("/policies/calendars/{name}", Right.ReadCase, visit => ValueTask.FromResult(Calendar(visit, visit.PathPart("name"))));
    }

    private static IResult Try(Visit visit)
    {
        var trial = Trial.Of(Asked(visit), visit.Ports.Policies, visit.Texts);
        return visit.Page<TryPage>(visit.Texts["policies.try.title"], new { Trial = trial }, trial.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static IResult Pack(Visit visit, string name) =>
        visit.Ports.Policies.Packs.Where(pack => pack.Ref.Name == name).OrderByDescending(pack => pack.Ref.Version).ToList() is { Count: > 0 } versions
            ? visit.Page<PackPage>(versions[0].Title, new { Versions = versions })
            : Trouble.Page(visit, 404, "nothing-here");

    private static IResult Calendar(Visit visit, string name) =>
        visit.Ports.Policies.Calendars.Where(calendar => calendar.Ref.Name == name).OrderByDescending(calendar => calendar.Ref.Version).ToList() is { Count: > 0 } versions
            ? visit.Page<CalendarPage>(visit.Texts["policies.calendar", name], new { Versions = versions })
            : Trouble.Page(visit, 404, "nothing-here");

    private static Asked Asked(Visit visit)
    {
        IWorkingCalendar calendar = visit.Ports.Policies.FindCalendar("house") ?? visit.Ports.Policies.Calendars[0];
        return Policies.Asked.Of(visit, calendar);
    }
}
