using Recovery.Domain;
using Recovery.Domain.Complaints.AskingFeedback;
using Recovery.Domain.Complaints.Messaging;
using Recovery.Domain.Complaints.Noting;
using Recovery.Domain.Sla;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Writing;

namespace Recovery.Integrations.Tests.Mail.Writing;

/// <summary>Who is written to, who never is, and what says that no person wrote it.</summary>
public sealed class ReceiverTests
{
    [Theory]
    [InlineData(null, NotWritten.NoAddress)]
    [InlineData("   ", NotWritten.NoAddress)]
    [InlineData("jeanne", NotWritten.AddressUnusable)]
    [InlineData("jeanne@example.org, other@example.org", NotWritten.AddressUnusable)]
    [InlineData("jeanne@example.org\r\nBcc: other@example.org", NotWritten.AddressUnusable)]
    [InlineData("Jeanne <jeanne@example.org>", NotWritten.AddressUnusable)]
    [InlineData("complaints@shop.example", NotWritten.OwnAddress)]
    [InlineData("Complaints+R-100042-6@Shop.Example", NotWritten.OwnAddress)]
    [InlineData("MAILER-DAEMON@example.org", NotWritten.NobodysAddress)]
    [InlineData("no-reply@example.org", NotWritten.NobodysAddress)]
    public void Nobody_is_written_to_at_such_an_address(string? address, string reason)
    {
        ACase.Of(ACase.Received(email: address)).Refused().ShouldBe(reason);
        ACase.Of(ACase.Received(email: address), ACase.Acknowledged).Refused().ShouldBe(reason);
    }

    [Fact]
    public void Whose_data_was_erased_is_not_written_to() => (ACase.Of(ACase.Received(), ACase.Acknowledged) with { IsErased = true }).Refused().ShouldBe(NotWritten.Erased);

    [Fact]
    public void A_house_without_an_address_writes_to_nobody() =>
        ACase.Of(ACase.Received()).Refused(ACase.House with { Addresses = new OwnAddresses([]) }).ShouldBe(NotWritten.NoHouseAddress);

    [Fact]
    public void A_letter_and_a_note_do_not_leave_by_mail()
    {
        ACase.Of(ACase.Received(), new MessageSent(MessageKind.Courtesy, Channel.Letter, Personal.Of("Dear Jeanne,"), [], null)).Refused().ShouldBe(NotWritten.NotByMail);
        ACase.Of(ACase.Received(), new NoteAdded(Personal.Of("for us"))).Refused().ShouldBe(NotWritten.NotByMail);
    }

    [Fact]
    public void A_receipt_goes_to_who_wrote_to_us_just_now_and_to_nobody_else()
    {
        ACase.Of(ACase.Received()).Mail();
        ACase.By(new Actor("shop", Role.Integration), ACase.Received(channel: Channel.Web, source: "shop")).Mail();
        ACase.Of(ACase.Received(channel: Channel.Web, source: null)).Refused().ShouldBe(NotWritten.TypedIn);
        ACase.Of(ACase.Received(source: null)).Refused().ShouldBe(NotWritten.TypedIn);
        ACase.Of(ACase.Received(at: ACase.Tuesday.AddDays(-1).AddSeconds(-1))).Refused().ShouldBe(NotWritten.ReceivedLongAgo);
        ACase.Of(ACase.Received(at: ACase.Tuesday.AddDays(-1))).Mail();
        ACase.Of(ACase.Received()).Refused(ACase.House with { Receipts = false }).ShouldBe(NotWritten.ReceiptsOff);
    }

    [Fact]
    public void A_receipt_says_that_no_person_wrote_it_and_a_persons_words_do_not()
    {
        ACase.Of(ACase.Received()).Mail().Headers.Select(header => (header.Name, header.Value))
            .ShouldBe([("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All"), ("X-Loop", "complaints@shop.example")]);
        ACase.Of(ACase.Received(), ACase.Acknowledged).Mail().Headers.ShouldBeEmpty();
        ACase.By(new Actor("crm", Role.Integration, "agent-7"), ACase.Received(), ACase.Acknowledged).Mail().Headers.ShouldBeEmpty();
        ACase.By(new Actor("crm", Role.Integration), ACase.Received(), ACase.Acknowledged).Mail().Headers[0].Value.ShouldBe("auto-generated");
        ACase.By(Actor.Engine, ACase.Received(), new FeedbackRequested()).Mail().Headers[0].Value.ShouldBe("auto-generated");
    }
}
