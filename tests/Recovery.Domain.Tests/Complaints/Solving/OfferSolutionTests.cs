using Recovery.Domain.Complaints.Solving;

namespace Recovery.Domain.Tests.Complaints.Solving;

public sealed class OfferSolutionTests
{
    private static readonly OfferSolution Sorry = new(A.Case, SolutionKind.Apology, A.Words("We are sorry."));
    private static readonly OfferSolution Money = new(A.Case, SolutionKind.Redress, A.Words("A refund."), 12.5m, "EUR");

    [Fact]
    public void A_solution_is_offered() => Given(A.Confirmed).When(Sorry).Then(new SolutionOffered(SolutionKind.Apology, A.Words("We are sorry."), null, null));

    [Fact]
    public void Redress_has_an_amount() => Given(A.Promised).When(Money).Then(new SolutionOffered(SolutionKind.Redress, A.Words("A refund."), 12.5m, "EUR"));

    [Fact]
    public void Nothing_is_offered_before_the_problem_is_understood() => Given(A.Reformulated).When(Sorry).ThenRefused("restatement-not-confirmed");

    [Fact]
    public void A_settled_case_is_offered_nothing_more() => Given(A.Resolved).When(Sorry).ThenRefused("wrong-stage", "resolved");

    [Fact]
    public void It_says_what() => Given(A.Confirmed).When(Sorry with { Description = A.Words(" ") }).ThenRefused("text-empty");

    [Fact]
    public void Nobody_is_asked_to_pay() => Given(A.Confirmed).When(Money with { Amount = -0.01m }).ThenRefused("amount-negative");

    [Fact]
    public void An_extreme_amount_is_an_amount() =>
        Given(A.Confirmed).When(Money with { Amount = decimal.MaxValue }).Then(new SolutionOffered(SolutionKind.Redress, A.Words("A refund."), decimal.MaxValue, "EUR"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("euros")]
    [InlineData("eur")]
    public void An_amount_has_a_currency(string? currency) => Given(A.Confirmed).When(Money with { Currency = currency }).ThenRefused("amount-without-currency");

    [Fact]
    public void A_currency_has_an_amount() => Given(A.Confirmed).When(Money with { Amount = null }).ThenRefused("amount-without-currency");
}
