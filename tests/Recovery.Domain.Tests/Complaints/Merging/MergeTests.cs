using Recovery.Domain.Complaints.Erasing;
using Recovery.Domain.Complaints.Merging;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Domain.Tests.Complaints.Merging;

public sealed class MergeTests
{
    private static readonly Merge Command = new(A.Case, new MergeTarget(A.OtherCase, Stage.Acknowledged, A.Complainant));
    private static readonly Unmerge Undo = new(A.Case, A.Words("another flat"));

    private static Merge Into(Complainant complainant) => Command with { Into = Command.Into with { Complainant = complainant } };

    [Fact]
    public void A_case_is_merged_into_another() => Given(A.Confirmed).When(Command).Then(new ComplaintMerged(A.OtherCase)).Owed.ShouldBeEmpty();

    [Fact]
    public void It_is_merged_once() => Given(A.Merged).When(Command).ThenNothing();

    [Fact]
    public void It_is_merged_into_one_case() => Given(A.Merged).When(Command with { Into = Command.Into with { Id = A.Case } }).ThenRefused("wrong-stage", "merged");

    [Fact]
    public void Not_into_itself() => Given(A.Received).When(Command with { Into = Command.Into with { Id = A.Case } }).ThenRefused("merge-into-itself");

    [Theory]
    [InlineData(Stage.None)]
    [InlineData(Stage.Resolved)]
    [InlineData(Stage.Closed)]
    [InlineData(Stage.Withdrawn)]
    [InlineData(Stage.Merged)]
    public void Not_into_what_does_not_go_on(Stage stage) => Given(A.Received).When(Command with { Into = Command.Into with { Stage = stage } }).ThenRefused("merge-target-ended", Words.Of(stage));

    [Fact]
    public void What_is_settled_is_not_merged()
    {
        Given(A.Resolved).When(Command).ThenRefused("wrong-stage", "resolved");
        Given().When(Command).ThenRefused("wrong-stage", "none");
    }

    [Fact]
    public void Two_complainants_are_never_joined()
    {
        Given(A.Received).When(Into(new(Guid.Empty, A.Complainant.Name))).ThenRefused("merge-of-two-complainants");
        Given(A.Received).When(Into(new(Guid.Empty, A.Complainant.Name, A.Words("other@example.org")))).ThenRefused("merge-of-two-complainants");
    }

    [Fact]
    public void One_complainant_is_known_by_address_or_identity()
    {
        Given(A.Received).When(Into(new(Guid.Empty, A.Words("I. Roy"), A.Words("INES@example.org")))).Then(new ComplaintMerged(A.OtherCase));
        Given(A.Received).When(Into(new(A.Complainant.Subject, A.Words("I. Roy")))).Then(new ComplaintMerged(A.OtherCase));
    }

    [Fact]
    public void Erased_addresses_look_alike_and_prove_nothing()
    {
        var erased = A.Complainant with { Subject = Guid.Empty, Email = A.Words("[erased]"), Phone = null };
        Given(A.Receipt() with { Complainant = erased }).And(new PersonalDataErased(Guid.Empty, "asked", "GDPR 17")).When(Into(erased)).ThenRefused("merge-of-two-complainants");
    }

    [Fact]
    public void A_merge_is_undone_and_the_case_stands_where_it_stood()
    {
        var before = Given(A.Confirmed);
        var after = Given(A.Merged).At(A.At(A.Tuesday, 10)).When(Undo).Then(new ComplaintUnmerged(A.OtherCase, A.Words("another flat")));
        after.State.Stage.ShouldBe(Stage.Confirmed);
        after.State.MergedInto.ShouldBeNull();
        after.Owed.ShouldBe(before.Owed);
        after.Clock("resolve").DueAt.ShouldBe(before.Clock("resolve").DueAt); // the complainant waited all the while
    }

    [Fact]
    public void What_is_not_merged_is_not_undone()
    {
        Given(A.Confirmed).When(Undo).ThenNothing();
        Given().When(Undo).ThenRefused("wrong-stage", "none");
    }

    [Fact]
    public void Undoing_has_a_reason() => Given(A.Merged).When(Undo with { Reason = A.Words(" ") }).ThenRefused("reason-empty");
}
