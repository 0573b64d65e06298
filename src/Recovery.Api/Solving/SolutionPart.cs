using Recovery.Api.Bodies;
using Recovery.Domain;
using Recovery.Domain.Complaints.Solving;

namespace Recovery.Api.Solving;

/// <summary>The members of a solution, on its own or on the spot.</summary>
internal static class SolutionPart
{
    public static Members In(Shape shape) => new(
        shape.Must("kind", new Word<SolutionKind>(), "What kind of solution it is."),
        shape.Must("description", Kinds.Account, "What is offered."),
        shape.MayValue("amount", Kinds.Amount, "Money or its worth, with a currency."),
        shape.May("currency", new Currency(), "ISO 4217, with an amount."));

    public static OfferSolution Command(ComplaintId id, Body body, Members members) =>
        new(id, members.Kind.In(body), members.Description.In(body), members.Amount.In(body), members.Currency.In(body));

    internal sealed record Members(Member<SolutionKind> Kind, Member<Personal> Description, Member<decimal?> Amount, Member<string?> Currency);
}
