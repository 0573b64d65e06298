using Recovery.Domain.Complaints.Assessing;

namespace Recovery.Domain.Tests.Complaints.Assessing;

public sealed class AssessTests
{
    private static AssessSeverity As(Severity severity, string reason = "a child is cold") => new(A.Case, severity, A.Words(reason));

    [Fact]
    public void The_severity_is_raised() => Given(A.Received).When(As(Severity.High)).Then(new SeverityAssessed(Severity.High, A.Words("a child is cold")));

    [Fact]
    public void So_it_is_already() => Given(A.Received).When(As(Severity.Normal)).ThenNothing();

    [Fact]
    public void It_says_why() => Given(A.Received).When(As(Severity.High, " ")).ThenRefused("reason-empty");

    [Theory]
    [InlineData("it was only a phone call")]
    [InlineData("ce n'était qu'un appel")]
    [InlineData("sólo una llamada")]
    public void It_is_never_lowered_for_the_channel(string reason) => Given(A.Received).When(As(Severity.Low, reason)).ThenRefused("severity-lowered-for-channel");

    [Fact]
    public void It_is_lowered_for_a_reason_in_the_matter() =>
        Given(A.Received).When(As(Severity.Low, "they called: the heating runs again")).Then(new SeverityAssessed(Severity.Low, A.Words("they called: the heating runs again")));

    [Fact]
    public void It_may_be_raised_for_the_channel() => Given(A.Received).When(As(Severity.High, "a letter")).Then(new SeverityAssessed(Severity.High, A.Words("a letter")));

    [Fact]
    public void A_case_that_is_over_is_not_assessed()
    {
        Given(A.Closed).When(As(Severity.High)).ThenRefused("wrong-stage", "closed");
        Given().When(As(Severity.High)).ThenRefused("wrong-stage", "none");
    }

    [Fact]
    public void The_procedure_is_chosen() =>
        Given(A.Received).When(new ChooseProcedure(A.Case, Procedure.Formal)).Then(new ProcedureChosen(Procedure.Formal, null)).State.Procedure.ShouldBe(Procedure.Formal);

    [Fact]
    public void It_is_that_procedure_already() => Given(A.Received).When(new ChooseProcedure(A.Case, Procedure.Informal)).ThenNothing();

    [Fact]
    public void Whoever_leaves_the_formal_procedure_says_why()
    {
        Given(A.ConfirmedLetter).When(new ChooseProcedure(A.Case, Procedure.Informal)).ThenRefused("reason-empty");
        Given(A.ConfirmedLetter).When(new ChooseProcedure(A.Case, Procedure.Informal, A.Words("they asked for it"))).Then(new ProcedureChosen(Procedure.Informal, A.Words("they asked for it")));
    }

    [Fact]
    public void A_resolved_case_keeps_its_procedure() => Given(A.Resolved).When(new ChooseProcedure(A.Case, Procedure.Formal)).ThenRefused("wrong-stage", "resolved");
}
