using Recovery.Domain.Complaints.Erasing;

namespace Recovery.Domain.Tests.Complaints.Erasing;

public sealed class EraseSubjectTests
{
    private static readonly EraseSubject Command = new(A.Case, "asked by the complainant", "GDPR 17(1)(b)");

    [Fact]
    public void A_complainant_is_forgotten_at_any_stage()
    {
        foreach (var some in new[] { A.Received, A.Closed, A.Merged })
            Given(some).When(Command).Then(new PersonalDataErased(A.Complainant.Subject, "asked by the complainant", "GDPR 17(1)(b)"));
    }

    [Fact]
    public void Once() => Given(A.Received).When(Command).After.When(Command).ThenNothing();

    [Fact]
    public void On_a_ground()
    {
        Given(A.Received).When(Command with { Reason = " " }).ThenRefused("reason-empty");
        Given(A.Received).When(Command with { LegalGround = "" }).ThenRefused("reason-empty");
    }

    [Theory]
    [InlineData("Inès Roy asked")]
    [InlineData("mail of INES@example.org")]
    [InlineData("called from 33 612345678")]
    public void The_reason_stays_and_must_not_name_them(string reason)
    {
        Given(A.Received).When(Command with { Reason = reason }).ThenRefused("person-named");
        Given(A.Received).When(Command with { LegalGround = reason }).ThenRefused("person-named");
    }

    [Fact]
    public void Who_never_complained_has_nothing_to_erase() => Given().When(Command).ThenRefused("wrong-stage", "none");
}
