using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Promising;
using Recovery.Domain.Complaints.Reviewing;

namespace Recovery.Domain.Tests.Complaints.Reviewing;

public sealed class ReviewOverrideTests
{
    private static readonly Actor Sam = new("sam", Role.Supervisor);
    private static readonly ComplaintEvent Promised = A.Given(A.P1, A.Friday) with { Override = A.Reasoned };
    private static readonly ComplaintEvent Written = new MessageSent(MessageKind.Substantive, Channel.Letter, A.Words("We looked into it."), [], A.Reasoned);
    private static readonly ComplaintEvent[] Overridden = [.. A.Confirmed, Promised, Written];

    [Fact]
    public void A_supervisor_upholds_one_override_and_objects_to_another()
    {
        var upheld = Given(Overridden).By(Sam).When(Review(1, true, " They asked for it. ")).Then(new OverrideReviewed(1, true, A.Words("They asked for it.")));
        upheld.State.Overrides.ShouldBe([OverrideState.Upheld, OverrideState.Open]);
        var both = upheld.When(Review(2, false, "A meeting was owed.")).Then(new OverrideReviewed(2, false, A.Words("A meeting was owed.")));
        both.State.Overrides.ShouldBe([OverrideState.Upheld, OverrideState.Objected]);
        both.State.OverridesOpen.ShouldBe(0);
    }

    [Fact]
    public void What_stays_within_the_guards_is_no_override()
    {
        Given(A.Promised).State.Overrides.ShouldBeEmpty();
        Given([.. A.Confirmed, new MessageSent(MessageKind.Statutory, Channel.Letter, A.Words("Owed by law."), [], new Override(A.Words(" ")))]).State.Overrides.ShouldBeEmpty();
        Given(A.Promised).By(Sam).When(Review(1, true)).ThenRefused("override-unknown", "1");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    public void An_override_the_case_does_not_have_is_not_reviewed(int number) =>
        Given(Overridden).By(Sam).When(Review(number, true)).ThenRefused("override-unknown");

    [Fact]
    public void A_decision_once_made_stays()
    {
        var reviewed = Given([.. Overridden, new OverrideReviewed(1, true, A.Words("Fine."))]).By(Sam);
        reviewed.When(Review(1, true, "Again.")).ThenNothing();
        reviewed.When(Review(1, false, "After all not.")).ThenRefused("override-already-reviewed");
    }

    [Fact]
    public void Nobody_decides_on_their_own_override_under_whatever_name()
    {
        Given(Overridden).By(A.Agent).When(Review(1, true)).ThenRefused("override-of-ones-own");
        Given(Overridden).By(new Actor("anna", Role.Supervisor, "sam")).When(Review(1, true)).ThenRefused("override-of-ones-own");
        Given(Overridden).By(new Actor("portal", Role.Supervisor, "anna")).When(Review(1, true)).ThenRefused("override-of-ones-own");
        Given(Overridden).By(Sam).When(Review(1, true) with { GivenBy = new Actor("portal", Role.Agent, "sam") }).ThenRefused("override-of-ones-own");
        Given(Overridden).By(new Actor("sam", Role.Supervisor, "the board")).When(Review(1, true) with { GivenBy = new Actor("portal", Role.Agent, "the board") }).ThenRefused("override-of-ones-own");
    }

    [Fact]
    public void A_decision_has_a_reason() => Given(Overridden).By(Sam).When(Review(1, false, " ")).ThenRefused("reason-empty");

    [Fact]
    public void A_case_that_is_over_is_reviewed_all_the_same()
    {
        var closed = Given([.. Overridden, .. A.Closed.Skip(A.Confirmed.Length)]).By(Sam);
        closed.State.Stage.ShouldBe(Stage.Closed);
        closed.When(Review(2, true, "Late, and right.")).Then(new OverrideReviewed(2, true, A.Words("Late, and right.")));
    }

    [Fact]
    public void It_is_about_a_case() => Given().By(Sam).When(Review(1, true)).ThenRefused("wrong-stage", "none");

    private static ReviewOverride Review(int number, bool upheld, string reason = "It was right.") => new(A.Case, number, A.Agent, upheld, A.Words(reason));
}
