using Recovery.Domain;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Mail.Sorting;
using Recovery.Integrations.Mail.Threading;

namespace Recovery.Integrations.Tests.Mail.Sorting;

public sealed class MailSortingTests
{
    private static Verdict Of(MailMessage message) => MailSorting.Of(message, A.Own);

    private static MailKind With(string header, string value) => Of(A.Message(headers: (header, value))).Kind;

    [Fact]
    public void A_person_s_mail_is_ordinary() => Of(A.Message()).ShouldBe(new Verdict(MailKind.Ordinary, "ordinary", "No sign of a machine."));

    [Fact]
    public void Only_ordinary_mail_may_touch_a_case() =>
        Enum.GetValues<MailKind>().Where(kind => new Verdict(kind, "code", "reason").MayTouchCase).ShouldBe([MailKind.Ordinary]);

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied")]
    [InlineData("auto-submitted", "Auto-Generated (failure)")]
    [InlineData("Auto-Submitted", "auto-notified; owner-email=\"me@example.org\"")]
    [InlineData("X-Autoreply", "yes")]
    [InlineData("X-Autorespond", "The boiler")]
    [InlineData("X-Auto-Response-Suppress", "OOF, AutoReply")]
    [InlineData("Precedence", "auto_reply")]
    [InlineData("Precedence", "Bulk")]
    [InlineData("Precedence", "junk")]
    [InlineData("X-Apple-Action", "vacation")]
    public void Headers_of_machines_make_an_automatic_answer(string header, string value) => With(header, value).ShouldBe(MailKind.AutomaticAnswer);

    [Theory]
    [InlineData("Auto-Submitted", "no")]
    [InlineData("Auto-Submitted", "No ; a=b")]
    [InlineData("X-Auto-Response-Suppress", "None")]
    [InlineData("Precedence", "first-class")]
    [InlineData("X-Loop", "someone@else.example")]
    [InlineData("List-Unsubscribe", "<mailto:stop@example.org>")]
    [InlineData("List-Id", "Complaints <complaints.shop.example>")]
    public void Headers_that_people_s_mail_carries_too_say_nothing(string header, string value) => With(header, value).ShouldBe(MailKind.Ordinary);

    [Fact]
    public void Our_own_distribution_list_does_not_make_complaints_list_mail() =>
        Of(A.Message(headers: [("Precedence", "list"), ("List-Id", "<complaints.shop.example>"), ("List-Post", "<mailto:complaints@shop.example>")])).Kind.ShouldBe(MailKind.Ordinary);

    [Fact]
    public void Lists_and_newsletters_are_list_mail()
    {
        With("List-Id", "Boilers <boilers.lists.example.org>").ShouldBe(MailKind.ListMail);
        With("Precedence", "list").ShouldBe(MailKind.ListMail);
        Of(A.Message(headers: [("List-Unsubscribe", "<https://example.org/u>"), ("Precedence", "bulk")])).Code.ShouldBe("newsletter");
    }

    [Theory]
    [InlineData("Automatic reply: The boiler", "I am out of the office until Monday.")]
    [InlineData("Réponse automatique : La chaudière", "Je suis absent jusqu’à lundi.")]
    [InlineData("Respuesta automática: La caldera", "Estaré fuera hasta el lunes.")]
    [InlineData("Automatische Antwort: Der Kessel", "Ich bin bis Montag nicht im Büro.")]
    public void An_absence_told_twice_is_an_automatic_answer(string subject, string text) => Of(A.Message(subject: subject, text: text)).Kind.ShouldBe(MailKind.AutomaticAnswer);

    [Theory]
    [InlineData("Automatic reply: that is all I ever get from you", "Nobody answers me since March.")]
    [InlineData("Re: Out of office", "When are you back? The boiler is still broken.")]
    [InlineData("Colis non remis", "Mon colis n'a pas pu être remis et le livreur prétend être passé.")]
    [InlineData("Undelivered parcel, returned to sender", "It could not be delivered to the following neighbour either. My mailbox is full of your leaflets.")]
    [InlineData("Fwd: Undelivered Mail Returned to Sender", "This is the mail system at host mx.example.org. See, your address does not work!")]
    [InlineData("Pedido no entregado", "Mi pedido no se ha podido entregar, otra vez.")]
    [InlineData("Vacation ruined", "I was on vacation when your flight was cancelled.")]
    public void A_complaint_that_sounds_like_a_machine_stays_a_complaint(string subject, string text) => Of(A.Message(subject: subject, text: text)).Kind.ShouldBe(MailKind.Ordinary);

    [Theory]
    [InlineData("MAILER-DAEMON@mx.example.org", "anything", "")]
    [InlineData("postmaster@mx.example.org", "Undeliverable: The boiler", null)]
    [InlineData("post_master@mx.example.org", "Undeliverable Message", null)]
    [InlineData("MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org", "Non remis : La chaudière", null)]
    [InlineData("it@example.org", "Mail delivery failed", "")]
    public void Reports_without_a_standard_are_bounces(string from, string subject, string? path) => Of(A.Message(from, subject, returnPath: path)).Kind.ShouldBe(MailKind.Bounce);

    [Fact]
    public void A_report_that_nobody_signed_is_known_by_its_words() =>
        Of(A.Message("it@example.org", "Mail failure", "This message was created automatically by mail delivery software.", returnPath: null)).Code.ShouldBe("report-text");

    [Theory]
    [InlineData("multipart/report; report-type=delivery-status; boundary=x", MailKind.Bounce)]
    [InlineData("Multipart/Report; boundary=\"x\"; Report-Type=\"disposition-notification\"", MailKind.ReadReceipt)]
    [InlineData("multipart/report; report-type=feedback-report", MailKind.AbuseReport)]
    [InlineData("multipart/report; boundary=x", MailKind.Bounce)]
    [InlineData("text/calendar; method=REPLY", MailKind.CalendarAnswer)]
    [InlineData("text/calendar; method=REQUEST", MailKind.Ordinary)]
    public void What_it_is_made_of_decides_first(string contentType, MailKind kind) => With("Content-Type", contentType).ShouldBe(kind);

    [Fact]
    public void Parts_tell_as_well_as_headers()
    {
        Of(A.Message() with { Attachments = [A.Part("message/delivery-status")] }).Kind.ShouldBe(MailKind.Bounce);
        Of(A.Message() with { Attachments = [A.Part("message/feedback-report")] }).Kind.ShouldBe(MailKind.AbuseReport);
        Of(A.Message() with { Attachments = [A.Part("text/calendar", "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n")] }).Kind.ShouldBe(MailKind.CalendarAnswer);
        Of(A.Message() with { Attachments = [A.Part("text/calendar", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n")] }).Kind.ShouldBe(MailKind.Ordinary);
        Of(A.Message() with { Attachments = [A.Part("message/rfc822", "Content-Type: multipart/report; report-type=delivery-status")] }).Kind.ShouldBe(MailKind.Ordinary);
    }

    [Fact]
    public void Mail_of_nobody_cannot_be_answered()
    {
        Of(A.Message(returnPath: "")).Code.ShouldBe("null-return-path");
        Of(A.Message(from: "", returnPath: null)).Code.ShouldBe("no-sender");
    }

    [Fact]
    public void Our_own_mail_come_back_is_a_loop()
    {
        var id = OutgoingId.New(CaseReference.Written(42), new byte[12], A.Own, ThreadKey.None);
        Of(A.Message() with { MessageId = id }).Code.ShouldBe("own-message-id");
        Of(A.Message() with { MessageId = "colleague.7@shop.example" }).Kind.ShouldBe(MailKind.Ordinary);
        Of(A.Message(from: "Complaints@Shop.example")).Code.ShouldBe("own-sender");
        Of(A.Message(from: "complaints+R-100042-7@shop.example")).Code.ShouldBe("own-sender");
        Of(A.Message(headers: ("X-Loop", "complaints@shop.example"))).Code.ShouldBe("own-mark");
    }

    [Fact]
    public void Too_many_hops_are_a_loop()
    {
        static (string, string)[] Hops(int count) => [.. Enumerable.Repeat(("Received", "from a by b"), count)];
        Of(A.Message(headers: Hops(50))).Kind.ShouldBe(MailKind.Ordinary);
        Of(A.Message(headers: Hops(51))).Code.ShouldBe("too-many-hops");
    }

    [Fact]
    public void A_message_of_nothing_gets_a_verdict() => Of(new MailMessage()).Kind.ShouldBe(MailKind.EmptySender);
}
