using Recovery.Api.Access;
using Recovery.Api.Asking;
using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Reviewing;
using Recovery.Domain.Decisions;

namespace Recovery.Api.Reviewing;

/// <summary><c>POST complaints/{id}/override-reviews</c>.</summary>
internal static class ReviewOverrideRoute
{
    private static readonly Shape Body = new();
    private static readonly Member<long> Number = Body.Must("number", new Whole(1, int.MaxValue), "Which override of the case, from 1.");
    private static readonly Member<bool> Upheld = Body.Must("upheld", Kinds.Flag, "True: it was right. False: you object.");
    private static readonly Member<Personal> Reason = Body.Must("reason", Kinds.Reason, "Why; whoever went beyond the guard reads it.");

    public static readonly CommandRoute Route = new()
    {
        Path = "complaints/{id}/override-reviews",
        Name = "review-override",
        Summary = "Decides on an override: whether it was right to promise or send beyond a guard.",
        Right = Right.Decide,
        Body = Body,
        Example = """{"number":1,"upheld":true,"reason":"The complainant asked for that day."}""",
        Codes = [Refusals.OverrideUnknown, Refusals.OverrideAlreadyReviewed, Refusals.OverrideOfOnesOwn, Refusals.ReasonEmpty],
        Prepare = Prepare,
    };

    /// <summary>Who went beyond the guard is written on the event, not in the state: nobody decides on their own.</summary>
    private static async ValueTask<Prepared> Prepare(Exchange exchange, ComplaintId id, Body body)
    {
        var number = (int)Number.In(body);
        var given = (await exchange.Ports.Store.Read(id, exchange.Aborted).ConfigureAwait(false)).Where(e => Overrides.In(e.Event) is not null).ElementAtOrDefault(number - 1);
        return new Prepared(new ReviewOverride(id, number, given?.Envelope.Actor, Upheld.In(body), Reason.In(body)));
    }
}
