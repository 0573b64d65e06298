using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Erasing;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Auditing;
using Recovery.Engine.Erasing;
using Recovery.Web.Commanding;
using Recovery.Web.Shared;
using Recovery.Web.Worklist;

namespace Recovery.Web.Audit;

/// <summary>Who was forgotten, by whom and why; and, for administrators, forgetting somebody.</summary>
internal static class ErasurePages
{
    private const string Root = "/audit/erasure";
    private const int PageSize = 50;

    public static void Map(Pages pages)
    {
        pages.Get(Root, Right.Audit, visit => Show(visit, visit.Asked("case")), new Giving("erasure-page")
        {
            As = visit => visit.Viewer.May(Right.Erase) && visit.Asked("case") is not null ? new Accessed(AccessKind.Read) : null,
            Of = async visit => await visit.Exchange.Complaint(visit.Asked("case") ?? string.Empty) is { } id ? [id] : [],
        });
        FormDesk.Map(pages, Root + "/{id}", "erase-subject", Take, Giving.Case("erasure-page"));
    }

    private static async ValueTask<IResult> Show(Visit visit, string? named, Posted? posted = null, bool unconfirmed = false, int status = StatusCodes.Status200OK)
    {
        DateTimeOffset? before = long.TryParse(visit.Asked("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
        var page = await visit.Ports.Erasures.Page(before, PageSize + 1, visit.Aborted);
        return visit.Page<ErasurePage>(
            visit.Texts["audit.erasure.title"],
            new
            {
                Named = named?.Trim(),
                Person = visit.Viewer.May(Right.Erase) && named is not null ? await PersonToForget.Of(visit, named.Trim()) : null,
                Posted = posted,
                Unconfirmed = unconfirmed,
                Done = int.TryParse(visit.Asked("done"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? cases : (int?)null,
                Erasures = (IReadOnlyList<Engine.Erasing.ErasedPerson>)[.. page.Take(PageSize)],
                Next = page.Count > PageSize ? page[PageSize - 1].AskedAt.ToUnixTimeMilliseconds() : (long?)null,
                Calendar = Listing.House(visit.Ports.Policies),
            },
            status);
    }

    private static async ValueTask<IResult> Take(Visit visit, FormRoute route)
    {
        var reference = visit.PathPart("id");
        var again = new Posted(visit.Http.Request.Path, visit.Form, null, []);
        if (!string.Equals(visit.Form["confirm"].ToString().Trim(), reference, StringComparison.OrdinalIgnoreCase))
            return await Show(visit, reference, again, unconfirmed: true, StatusCodes.Status422UnprocessableEntity);
        var (answer, problem) = await FormDesk.Give(visit, route);
        if (problem is { Status: StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or >= StatusCodes.Status500InternalServerError })
            return Trouble.Page(visit, problem);
        return problem is not null
            ? await Show(visit, reference, again with { Problem = problem }, unconfirmed: false, problem.Status)
            : visit.GoTo(FormattableString.Invariant($"{Root}?done={((ErasureDone)answer!).Complaints.Count}"));
    }
}

/// <summary>Somebody who is to be forgotten, as an administrator must see them first.</summary>
/// <param name="Cases">Their cases, by reference.</param>
public sealed record PersonToForget(string Reference, Personal Name, IReadOnlyList<string> Cases)
{
    internal static async ValueTask<PersonToForget?> Of(Visit visit, string named)
    {
        if (await visit.Exchange.Complaint(named) is not { } id || await visit.Ports.Cases.Now(id, visit.Aborted) is not { } found)
            return null;
        var cases = new List<string>();
        foreach (var one in await visit.Ports.Erasures.CasesOf(Subject.Of(found.Case.State, id), id, visit.Aborted))
        {
            if (await visit.Ports.Cases.Now(one, visit.Aborted) is { } theirs)
                cases.Add(theirs.Case.State.Reference);
        }

        return new PersonToForget(found.Case.State.Reference, found.Case.State.Complainant.Name, cases);
    }
}
