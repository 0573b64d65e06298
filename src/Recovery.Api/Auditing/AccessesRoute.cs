using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Api.Problems;
using Recovery.Domain;
using Recovery.Engine.Auditing;

namespace Recovery.Api.Auditing;

/// <summary>Somebody was given something.</summary>
/// <param name="Position">Place in the whole log, by which it is proven.</param>
/// <param name="What">What was given: the name of the operation or page, and the identity of a message.</param>
/// <param name="Complaint">Absent where it was no case, or many.</param>
/// <param name="Query">By which conditions; words that were searched for are not recorded.</param>
public sealed record AccessListed(
    long Position, DateTimeOffset At, string Actor, Role Role, string? OnBehalfOf, AccessKind Kind, Guid? Complaint, string What, string? Query, string? CorrelationId)
{
    internal static AccessListed Of(PastAccess past) => new(
        past.Position,
        past.At,
        past.Access.Actor.Name,
        past.Access.Actor.Role,
        past.Access.Actor.OnBehalfOf,
        past.Access.Kind,
        past.Access.Complaint?.Value,
        past.Access.What,
        past.Access.Query,
        past.Access.CorrelationId);
}

/// <summary>A page of accesses, and where the next begins.</summary>
/// <param name="Next">The <c>before</c> of the next page; absent on the last.</param>
public sealed record AccessPage(IReadOnlyList<AccessListed> Items, long? Next);

/// <summary><c>GET audit/accesses</c>: who read or exported what. Whoever asks is in it too.</summary>
internal static class AccessesRoute
{
    private const int UsualLimit = 50;
    private static readonly Shape Query = new();
    private static readonly Member<string?> Complaint = Query.May("complaint", Kinds.Name, "Only of this case: its id or reference.");
    private static readonly Member<string?> Actor = Query.May("actor", Kinds.Name, "Only by this person or system.");
    private static readonly Member<long?> Before = Query.MayValue("before", new Whole(1, long.MaxValue), "Only those before this position: the next of the page before.");
    private static readonly Member<long?> Limit = Query.MayValue("limit", new Whole(1, 500), "At most so many; 50 where absent.");

    public static readonly QueryRoute Route = new()
    {
        Path = "audit/accesses",
        Name = "accesses",
        Summary = "Who read, searched, opened or exported what, newest first; recorded in the same log as the cases.",
        Right = Right.Audit,
        Query = Query,
        Codes = [ApiCodes.ComplaintUnknown],
        Answers = typeof(AccessPage),
        Accessed = (_, query) => new Accessed(AccessKind.Audited, Actor.IsIn(query) ? "actor" : null),
        Find = Find,
    };

    private static async ValueTask<Found> Find(Exchange exchange, Body query)
    {
        ComplaintId? of = null;
        if (Complaint.In(query) is { } name)
        {
            of = Exchange.IsName(name) ? await exchange.Ports.Cases.Find(name, exchange.Aborted).ConfigureAwait(false) : null;
            if (of is null)
                return Problem.UnknownComplaint;
        }

        var limit = (int)(Limit.In(query) ?? UsualLimit);
        var found = await exchange.Ports.Accesses.Page(new AccessFilter(of, Actor.In(query), Before.In(query), limit), exchange.Aborted).ConfigureAwait(false);
        return new Found(new AccessPage([.. found.Select(AccessListed.Of)], found.Count == limit ? found[^1].Position : null)) { Of = of is { } one ? [one] : null };
    }
}
