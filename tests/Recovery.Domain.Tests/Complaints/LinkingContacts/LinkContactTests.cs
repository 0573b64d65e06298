using Recovery.Domain.Complaints.LinkingContacts;
using Recovery.Domain.Complaints.Receiving;

namespace Recovery.Domain.Tests.Complaints.LinkingContacts;

public sealed class LinkContactTests
{
    private static readonly SourceRef Mail = new("mail", "m-1");

    private static LinkContact Said(SourceRef? source = null) => new(A.Case, Channel.Email, Direction.In, A.Words("Any news?"), source);

    private static ContactLinked Linked(SourceRef? source = null) => new(Channel.Email, Direction.In, A.Words("Any news?"), source);

    [Fact]
    public void A_contact_is_linked_and_counted() =>
        Given(A.Received).When(Said(Mail)).Then(Linked(Mail)).State.PriorContacts.ShouldBe(1);

    [Fact]
    public void Delivered_twice_it_is_linked_once() => Given(A.Received).And(Linked(Mail)).When(Said(Mail)).ThenNothing();

    [Fact]
    public void Two_contacts_without_a_source_are_two() => Given(A.Received).And(Linked()).When(Said()).Then(Linked()).State.PriorContacts.ShouldBe(2);

    [Fact]
    public void A_contact_of_ours_is_no_prior_contact() =>
        Given(A.Received).When(Said() with { Direction = Direction.Out }).Then(Linked() with { Direction = Direction.Out }).State.PriorContacts.ShouldBe(0);

    [Fact]
    public void Whoever_writes_after_the_end_is_heard()
    {
        Given(A.Resolved).When(Said()).Then(Linked()).Owed.ShouldContain("next");
        Given(A.Closed).When(Said()).Then(Linked()).Owed.ShouldContain("next");
        Given(A.Withdrawn).When(Said()).Then(Linked()).Owed.ShouldContain("next");
    }

    [Fact]
    public void A_merged_case_refers_to_the_other() => Given(A.Merged).When(Said()).ThenRefused("wrong-stage", "merged");

    [Fact]
    public void There_is_no_contact_before_the_complaint() => Given().When(Said()).ThenRefused("wrong-stage", "none");

    [Fact]
    public void A_contact_says_something() => Given(A.Received).When(Said() with { Text = Personal.Empty }).ThenRefused("text-empty");
}
