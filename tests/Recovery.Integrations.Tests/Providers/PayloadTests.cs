using System.Text;
using System.Text.Json;
using Recovery.Integrations.Mail;
using Recovery.Integrations.Providers;
using Recovery.Integrations.Providers.Amazon;
using Recovery.Integrations.Reading;
using Recovery.Integrations.Signing;
using static Recovery.Integrations.Tests.Edges;

namespace Recovery.Integrations.Tests.Providers;

/// <summary>Payloads as users of the providers see them.</summary>
public sealed class PayloadTests
{
    private static readonly Proof Proven = new("test", null, DateTimeOffset.MaxValue);

    [Fact]
    public void Postmark() => ShouldBeTheBasicMail(Integrations.Providers.Postmark.Read(Proven, Shared("postmark_inbound__test_inbound_basics__raw_event.json"), Reader).Value.ShouldNotBeNull(), replyTo: "from+test@milter.example.org");

    [Fact]
    public void SendGrid_in_fields() => ShouldBeTheBasicMail(Integrations.Providers.SendGrid.Read(Proven, SharedForm("sendgrid_inbound__test_inbound_basics__raw_event.json"), Reader).Value.ShouldNotBeNull());

    [Fact]
    public void SendGrid_raw()
    {
        var mail = Integrations.Providers.SendGrid.Read(Proven, SharedForm("sendgrid_inbound__test_inbound_mime__raw_event.json"), Reader).Value.ShouldNotBeNull();
        mail.Subject.Reveal().ShouldBe("Raw MIME test");
        mail.Text.Reveal().Trim().ShouldBe("It's a body…");
        (mail.ReturnPath, mail.DeliveredTo[0]).ShouldBe(("envelope-from@example.org", "test@inbound.example.com"));
    }

    [Fact]
    public void Ses_that_stored_a_mail_in_a_bucket()
    {
        var stored = SesNotice.Read(Shared("amazon_ses_inbound__test_inbound_s3__raw_ses_event.json"), Reader).Value.ShouldBeOfType<SesNotice.Stored>();
        (stored.Bucket, stored.Key, stored.Sender, stored.Recipients[0]).ShouldBe(("InboundEmailBucket-KeepPrivate", "inbound/fqef5sop459utgdf4o9lqbsv7jeo73pejig34301", "envelope-from@example.org", "inbound@example.com"));
        SesNotice.Read(Shared("amazon_ses_inbound__test_inbound_s3_failure_message__raw_ses_event.json"), Reader).Value.ShouldBeOfType<SesNotice.Stored>().Key.ShouldBe("inbound/the_object_key");
    }

    [Fact]
    public void Ses_that_tells_of_a_bounce()
    {
        var news = SesNotice.Read(Shared("amazon_ses_webhooks__test_bounce_event__raw_ses_event.json"), Reader).Value.ShouldBeOfType<SesNotice.DeliveryNews>();
        (news.Kind, news.MessageId, news.Recipients[0].Address.Reveal(), news.Recipients[0].Code).ShouldBe((DeliveryKind.FailedForGood, "00000138111222aa-33322211-cccc-cccc-cccc-ddddaaaa0680-000000", "jane@example.com", "5.1.1"));
    }

    [Fact]
    public void Ses_through_Sns()
    {
        var message = SnsMessage.Read(Shared("amazon_ses_inbound__test_incorrect_tracking_event__raw_sns_message.json")).Value.ShouldNotBeNull();
        SesNotice.Read(Proven, message, Reader).Value.ShouldBeOfType<SesNotice.DeliveryNews>().Kind.ShouldBe(DeliveryKind.Delivered);
    }

    [Fact]
    public void Mailgun_in_fields_with_a_file()
    {
        Fields form = new(
        [
            .. Form(
                ("sender", "envelope-from@example.org"), ("recipient", "test@inbound.example.com"), ("from", "Displayed From <from+test@example.org>"), ("subject", "Test subject"), ("body-plain", "Test body plain"), ("body-html", "<div>Test body html</div>"),
                ("message-headers", """[["Message-Id","<CAEPk3R+4Zr@mail.example.org>"],["From","\"Displayed From\" <from+test@example.org>"],["Date","Wed, 11 Oct 2017 18:31:04 -0700"],["Subject","Test subject"],["To","\"Test Inbound\" <test@inbound.example.com>, other@example.com"],["Cc","cc@example.com"],["Bad\r\nX","1"],7]"""),
                ("content-id-map", """{"<abc>":"attachment-1"}""")).All,
            new Field("attachment-1", "GIF89a"u8.ToArray(), "chauffage été\r\nX-Evil: 1.gif", "image/gif"),
        ]);
        var mail = Integrations.Providers.Mailgun.Read(Proven, form, Reader).Value.ShouldNotBeNull();
        ShouldBeTheBasicMail(mail);
        mail.Attachments.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            file => file.MediaType.ShouldBe("image/gif"), file => file.ContentId.ShouldBe("abc"), file => file.Content.ToArray().ShouldBe("GIF89a"u8.ToArray()), file => file.Name!.Reveal().ShouldContain("chauffage été"));
        mail.Headers.ShouldNotContain(header => header.Name.Contains("Evil") || header.Name.Contains("Bad"));
    }

    [Fact]
    public void A_header_that_a_stranger_wrote_stays_one_header()
    {
        var mail = Integrations.Providers.Postmark.Read(Proven, Bytes("""{"FromFull":{"Email":"a@example.org","Name":"x\"\r\nBcc: all@example.org\r\n\r\nbody"},"Subject":"s\r\nAuto-Submitted: no","TextBody":"--=_inner--\r\n--=_outer--\r\nt"}"""), Reader).Value.ShouldNotBeNull();
        mail.Of("Bcc").ShouldBeEmpty();
        mail.Of("Auto-Submitted").ShouldBeEmpty();
        mail.From[0].Address.Reveal().ShouldBe("a@example.org");
        mail.Text.Reveal().ShouldContain("--=_outer--");
    }

    [Fact]
    public void Fields_are_read_in_the_charset_that_another_field_tells()
    {
        var latin = Encoding.Latin1.GetBytes("été");
        Fields form = new([new Field("from", Bytes("a@example.org")), new Field("subject", latin), new Field("text", latin), new Field("charsets", Bytes("""{"subject":"ISO-8859-1","text":"windows-1252"}"""))]);
        var mail = Integrations.Providers.SendGrid.Read(Proven, form, Reader).Value.ShouldNotBeNull();
        (mail.Subject.Reveal(), mail.Text.Reveal().Trim()).ShouldBe(("été", "été"));
    }

    [Theory]
    [InlineData("BASE64")]
    [InlineData("UTF8")]
    public void Ses_with_the_mail_in_it(string encoding)
    {
        const string raw = "From: a@example.org\r\nSubject: Hi\r\n\r\nText\r\n";
        var content = encoding == "BASE64" ? Convert.ToBase64String(Encoding.UTF8.GetBytes(raw)) : raw;
        var json = JsonSerializer.Serialize(new { notificationType = "Received", mail = new { source = "env@example.org" }, receipt = new { recipients = new[] { "x+t@example.com" }, action = new { type = "SNS", encoding } }, content });
        var mail = SesNotice.Read(Bytes(json), Reader).Value.ShouldBeOfType<SesNotice.Arrived>().Message;
        (mail.Subject.Reveal(), mail.ReturnPath, mail.DeliveredTo[0]).ShouldBe(("Hi", "env@example.org", "x+t@example.com"));
    }

    private static Fields SharedForm(string name) =>
        Form([.. JsonDocument.Parse(Shared(name)).RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetString()!))]);

    private static void ShouldBeTheBasicMail(MailMessage mail, string? replyTo = null)
    {
        mail.From[0].Address.Reveal().ShouldBe("from+test@example.org");
        mail.From[0].Name!.Reveal().ShouldBe("Displayed From");
        mail.To.Select(to => to.Address.Reveal()).ShouldBe(["test@inbound.example.com", "other@example.com"]);
        mail.Cc[0].Address.Reveal().ShouldBe("cc@example.com");
        mail.ReplyTo.Select(to => to.Address.Reveal()).ShouldBe(replyTo is null ? [] : [replyTo]);
        mail.MessageId.ShouldBe("CAEPk3R+4Zr@mail.example.org");
        mail.Date.ShouldBe(new DateTimeOffset(2017, 10, 11, 18, 31, 4, TimeSpan.FromHours(-7)));
        mail.Subject.Reveal().ShouldBe("Test subject");
        mail.Text.Reveal().Trim().ShouldBe("Test body plain");
        mail.Html!.Reveal().ShouldContain("Test body html");
        mail.ReturnPath.ShouldBe("envelope-from@example.org");
        mail.DeliveredTo.ShouldBe(["test@inbound.example.com"]);
    }
}
