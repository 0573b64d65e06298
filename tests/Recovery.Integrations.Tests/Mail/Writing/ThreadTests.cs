using Recovery.Domain;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Sla;
using Recovery.Integrations.Mail.Threading;
using Recovery.Integrations.Mail.Writing;

namespace Recovery.Integrations.Tests.Mail.Writing;

/// <summary>A message of ours stands under the one it answers, says the same of itself each time, and carries nothing in its headers that somebody else wrote there.</summary>
public sealed class ThreadTests
{
    [Fact]
    public void It_answers_the_last_message_that_came_in()
    {
        var mail = (ACase.Of(ACase.Received(), ACase.Acknowledged) with { Answered = new AnsweredMail("third@example.org", ["first@example.org", "second@example.org"], Personal.Of("The boiler")) }).Mail();
        mail.InReplyTo.ShouldBe("third@example.org");
        mail.References.ShouldBe(["first@example.org", "second@example.org", "third@example.org"]);
        mail.Subject.Reveal().ShouldBe("Re: The boiler");
    }

    [Fact]
    public void Where_none_came_in_our_own_hang_together_and_the_receipt_nobody_got_is_none_of_them()
    {
        var first = ACase.Of(ACase.Received(channel: Channel.Web, source: null), ACase.Acknowledged).Mail();
        first.InReplyTo.ShouldBeNull();
        first.References.ShouldBeEmpty();
        var second = ACase.Of(ACase.Received(channel: Channel.Web, source: null), ACase.Acknowledged, ACase.Restated).Mail();
        second.InReplyTo.ShouldBe(first.MessageId);
        second.References.ShouldBe([first.MessageId]);
        second.Subject.Reveal().ShouldBe("Have we understood you? R-100042-6");
    }

    [Fact]
    public void It_has_the_same_proven_identity_each_time_and_another_than_the_next()
    {
        var one = ACase.Of(ACase.Received(), ACase.Acknowledged).Mail();
        one.MessageId.ShouldBe(ACase.Of(ACase.Received(), ACase.Acknowledged).Mail().MessageId);
        one.MessageId.ShouldNotBe(ACase.Of(ACase.Received()).Mail().MessageId);
        OutgoingId.Read(one.MessageId, ACase.House.Addresses).ShouldNotBeNull().IsProven(ACase.House.ThreadKey).ShouldBeTrue();
        one.ReplyTo.ShouldStartWith("complaints+R-100042-6.");
        one.ReplyTo.ShouldEndWith("@shop.example");
    }

    [Fact]
    public void A_long_thread_keeps_its_beginning_and_its_newest()
    {
        var ids = Enumerable.Range(0, 300).Select(n => $"{n}@example.org").ToList();
        var mail = (ACase.Of(ACase.Received()) with { Answered = new AnsweredMail("last@example.org", ids, Personal.Of("x")) }).Mail();
        mail.References.Count.ShouldBe(20);
        mail.References[0].ShouldBe("0@example.org");
        mail.References[^1].ShouldBe("last@example.org");
    }

    [Theory]
    [InlineData("evil@example.org>\r\nBcc: x@example.org")]
    [InlineData("no at sign")]
    [InlineData("<a@b>")]
    [InlineData("é@example.org")]
    [InlineData("")]
    public void An_identity_that_is_none_is_not_answered(string id)
    {
        var mail = (ACase.Of(ACase.Received()) with { Answered = new AnsweredMail(id, [id, "good@example.org"], Personal.Of("The boiler")) }).Mail();
        mail.InReplyTo.ShouldBeNull();
        mail.References.ShouldNotContain(id);
        mail.Subject.Reveal().ShouldBe("Re: The boiler");
    }

    [Theory]
    [InlineData("Re: RE : Rép: AW: The boiler", "Re: The boiler")]
    [InlineData("The boiler\r\nBcc: victim@example.org", "Re: The boiler Bcc: victim@example.org")]
    [InlineData("a\u2028b\u0085c\u202Ed\0e", "Re: a b cd e")]
    [InlineData("Re:", "Your complaint R-100042-6")]
    [InlineData("Regarding: the boiler", "Re: Regarding: the boiler")]
    public void A_subject_is_one_line_and_answered_once(string subject, string answer) =>
        (ACase.Of(ACase.Received()) with { Answered = new AnsweredMail("a@example.org", [], Personal.Of(subject)) }).Mail().Subject.Reveal().ShouldBe(answer);

    [Fact]
    public void A_subject_is_bounded_and_no_character_is_cut_in_two()
    {
        var subject = (ACase.Of(ACase.Received()) with { Answered = new AnsweredMail("a@example.org", [], Personal.Of(string.Concat(Enumerable.Repeat("🔥", 5_000)))) }).Mail().Subject.Reveal();
        subject.Length.ShouldBeLessThan(210);
        subject.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void A_name_ends_no_line_and_opens_no_placeholder()
    {
        var mail = ACase.Of(ACase.Received(name: "Jeanne\r\nBcc: {house}\u202E")).Mail();
        mail.To.Name.ShouldBe(Personal.Of("Jeanne Bcc: {house}"));
        mail.Text.Reveal().ShouldStartWith("Hello Jeanne Bcc: {house},\n");
        ACase.Of(ACase.Received(name: "jeanne@example.org")).Mail().To.Name.ShouldBeNull();
    }

    [Fact]
    public void Controls_in_what_a_person_wrote_do_not_leave()
    {
        var text = ACase.Of(ACase.Received(), new MessageSent(MessageKind.Courtesy, Channel.Email, Personal.Of("One\0\u0007\rTwo\u001b[31m"), [], null)).Text();
        text.ShouldStartWith("One\nTwo[31m\n");
    }
}
