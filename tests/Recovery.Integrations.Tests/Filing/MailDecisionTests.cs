using Recovery.Domain;
using Recovery.Engine.Arriving;
using Recovery.Integrations.Filing.Mails;
using Recovery.Integrations.Mail.Capping;
using Recovery.Integrations.Mail.Sorting;

namespace Recovery.Integrations.Tests.Filing;

/// <summary>What becomes of a mail, as a rule without anything around it.</summary>
public sealed class MailDecisionTests
{
    private static readonly ComplaintId Theirs = new(new Guid("00000000-0000-0000-0000-000000000001"));
    private static readonly ComplaintId Proven = new(new Guid("00000000-0000-0000-0000-000000000002"));
    private static readonly MailFacts Plain = new(new Verdict(MailKind.Ordinary, "ordinary", "No sign of a machine."), false, true, [], [], new CapVerdict(true, null), null);
    private static readonly MailFacts Machine = Plain with { Verdict = new Verdict(MailKind.Bounce, "delivery-status", "A report."), About = "R-1" };

    [Fact]
    public void Ordinary_mail_that_names_nothing_opens_a_case() => Noted(Plain).ShouldBe("");

    [Fact]
    public void A_machine_touches_no_case_even_with_proof() =>
        MailDecision.Of(Machine with { Named = [new NamedCase(Proven, "R-1", Proven: true, IsTheirs: true)] }).ShouldBe(new MailDecision.SetAside("delivery-status", "A report.", "R-1"));

    [Fact]
    public void Proof_leads_to_the_case_whoever_writes_and_however_many_they_wrote() =>
        MailDecision.Of(Plain with { Named = [new NamedCase(Proven, "R-2", Proven: true, IsTheirs: false)], NewCases = new CapVerdict(false, null) }).ShouldBe(new MailDecision.Link(Proven));

    [Fact]
    public void Without_proof_only_the_complainant_is_led_there() =>
        MailDecision.Of(Plain with { Named = [new NamedCase(Proven, "R-2", Proven: false, IsTheirs: false), new NamedCase(Theirs, "R-1", Proven: false, IsTheirs: true)] }).ShouldBe(new MailDecision.Link(Theirs));

    [Fact]
    public void A_stranger_who_names_a_case_opens_their_own_and_the_other_is_named_beside_those_of_the_address() =>
        Noted(Plain with
        {
            Named = [new NamedCase(Proven, "R-2", Proven: false, IsTheirs: false)],
            Reached = [new ReachedCase(Theirs, "R-1", Personal.Of("Ada"))],
        }).ShouldBe("R-2 near R-1");

    [Fact]
    public void Proof_of_a_case_that_was_erased_opens_another_and_names_it()
    {
        var forgotten = Plain with { Named = [new NamedCase(Proven, "R-2", Proven: true, IsTheirs: false, Erased: true)] };
        var open = MailDecision.Of(forgotten).ShouldBeOfType<MailDecision.Open>();
        open.Unproven.ShouldBeEmpty();
        open.Erased.ShouldBe(["R-2"]);
        MailDecision.Of(forgotten with { NewCases = new CapVerdict(false, null) }).ShouldBeOfType<MailDecision.SetAside>();
        MailDecision.Of(Plain with { Named = [.. forgotten.Named, new NamedCase(Theirs, "R-1", Proven: false, IsTheirs: true)] }).ShouldBe(new MailDecision.Link(Theirs));
    }

    [Fact]
    public void One_too_many_is_set_aside() => MailDecision.Of(Plain with { NewCases = new CapVerdict(false, null) }).ShouldBeOfType<MailDecision.SetAside>().Code.ShouldBe("too-many");

    [Fact]
    public void Nothing_said_is_set_aside() => MailDecision.Of(Plain with { HasWords = false }).ShouldBeOfType<MailDecision.SetAside>().Code.ShouldBe("no-words");

    [Fact]
    public void What_lies_elsewhere_waits_for_a_person_whatever_its_notice_looks_like()
    {
        MailDecision.Of(Plain with { IsStoredElsewhere = true }).ShouldBeOfType<MailDecision.Wait>().Code.ShouldBe("stored-elsewhere");
        MailDecision.Of(Machine with { IsStoredElsewhere = true }).ShouldBeOfType<MailDecision.Wait>();
    }

    private static string Noted(MailFacts facts) =>
        string.Join(" near ", MailDecision.Of(facts).ShouldBeOfType<MailDecision.Open>() is var open ? open.Unproven.Concat(open.Reached) : []);
}
