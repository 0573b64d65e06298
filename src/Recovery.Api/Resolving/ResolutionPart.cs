using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Resolving;

namespace Recovery.Api.Resolving;

/// <summary>The members of a resolution, on its own or on the spot.</summary>
internal static class ResolutionPart
{
    public static Members In(Shape shape) => new(
        shape.Must("outcome", new Word<Outcome>(), "How the complainant sees it in the end."),
        shape.Must("explanation", Kinds.Account, "What was explained to the complainant."),
        shape.May("reason", Kinds.Reason, "Why it is settled; a deadline is not a reason."),
        shape.May("rootCause", RootCauseKind(), "Why it happened: the need that was not met, and where."),
        shape.MayValue("carryOverConsented", Kinds.Flag, "The complainant agrees that open promises are kept afterwards."));

    public static Resolve Command(ComplaintId id, Body body, Members members) => new(
        id, members.Outcome.In(body), members.Explanation.In(body), members.Reason.In(body), members.RootCause.In(body), members.CarryOver.In(body) ?? false);

    private static Part<RootCause> RootCauseKind()
    {
        var shape = new Shape();
        var need = shape.Must("need", Kinds.Name, "The need that was not met.");
        var touchpoint = shape.Must("touchpoint", Kinds.Name, "Where we touched the complainant's life.");
        return new Part<RootCause>(shape, body => new RootCause(need.In(body), touchpoint.In(body)));
    }

    internal sealed record Members(Member<Outcome> Outcome, Member<Personal> Explanation, Member<Personal?> Reason, Member<RootCause?> RootCause, Member<bool?> CarryOver);
}
