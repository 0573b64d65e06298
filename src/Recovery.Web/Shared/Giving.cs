using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Recovery.Api.Asking;
using Recovery.Domain;
using Recovery.Engine.Auditing;

namespace Recovery.Web.Shared;

/// <summary>What a page gives of people, as it is written into the log of accesses before the page is.</summary>
/// <param name="What">The page's name there.</param>
public sealed record Giving(string What)
{
    /// <summary>How this very visit is recorded; null where it gives nothing of people.</summary>
    public required Func<Visit, Accessed?> As { get; init; }

    /// <summary>What names it beside the page, such as the identity of a message; null for nothing.</summary>
    public Func<Visit, string?>? Part { get; init; }

    /// <summary>The cases it gives something of; where nothing says so, the one the path names as <c>{id}</c>.</summary>
    public Func<Visit, ValueTask<IReadOnlyList<ComplaintId>>>? Of { get; init; }

    /// <summary>A page of a case as it is now.</summary>
    public static Giving Case(string what) => new(what) { As = _ => new Accessed(AccessKind.Read) };

    /// <summary>Writes down that the viewer is given this, where the result gives anything at all: what leads elsewhere, or says that nothing is there, does not.</summary>
    /// <exception cref="AccessNotRecordedException">The page may not be given.</exception>
    public async ValueTask Record(Visit visit, IResult result)
    {
        if (!IsGiven(result) || As(visit) is not { } access)
            return;
        var what = Part?.Invoke(visit) is { } part ? $"{What} {part}" : What;
        var cases = Of is null ? (await visit.Exchange.Complaint() is { } id ? [id] : []) : await Of(visit);
        foreach (var one in cases.Count > 0 ? cases.Select(one => (ComplaintId?)one) : [null])
            await visit.Exchange.Record(access.Kind, what, one, access.Query);
    }

    /// <summary>A form that was refused stands in a page that shows as much as any.</summary>
    private static bool IsGiven(IResult result) => result is not (RedirectHttpResult or NoContent or EmptyHttpResult)
        && ((result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK) is < 300 or StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed or StatusCodes.Status422UnprocessableEntity;
}
