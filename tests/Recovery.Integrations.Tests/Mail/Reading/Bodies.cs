using Recovery.Integrations.Mail.Reading;

namespace Recovery.Integrations.Tests.Mail.Reading;

public sealed class Bodies
{
    [Theory]
    [InlineData("text/plain; charset=utf-8", "Ã©", "é")]
    [InlineData("text/plain; charset=utf-8", "\u00E9t\u00E9", "été")]
    [InlineData("text/plain; charset=iso-8859-1", "\u0080 5", "€ 5")]
    [InlineData("text/plain; charset=iso-8859-1", "Ã©", "é")]
    [InlineData("text/plain", "\u00E9", "é")]
    [InlineData("text/plain; charset=us-ascii", "Ã©", "é")]
    [InlineData("text/plain; charset=cp1251", "\u00CF", "П")]
    [InlineData("text/plain; charset=iso-8859-8-i", "\u00F9", "ש")]
    [InlineData("text/plain; charset=ks_c_5601", "\u00B0\u00A1", "가")]
    [InlineData("text/plain; charset=unicode-1-1-utf-7", "+AOk-", "+AOk-")]
    [InlineData("text/plain; charset*=ansi-x3.4-1968''us-ascii", "x", "x")]
    [InlineData("text/plain", "one\r\r\ntwo\u0007", "one\ntwo")]
    [InlineData("text/plain; charset=\"unknown-8bit\"", "\u00E9", "é")]
    public void A_text_is_read_by_its_character_set_or_the_one_it_is_in(string type, string body, string text) => A.Text(type, body).ShouldBe(text);

    [Theory]
    [InlineData("quoted-printable", "caf=C3=A9=\r\n noir =  \r\n=XY =e2=82=ac \r\nx=", "café noir =XY €\nx")]
    [InlineData("base64", "Y2Fmw6k=", "café")]
    [InlineData("BASE64 ", "Y2 F\r\nm!w6\r\nk", "café")]
    [InlineData("base64", "Y2Fm\r\nw6k=\r\nY2Fmw6k=", "cafécafé")]
    [InlineData("base64", "This was never base64 at all, it is words.", "This was never base64 at all, it is words.")]
    [InlineData("x-nothing", "as it is", "as it is")]
    public void Damaged_transfer_encodings_give_what_they_hold(string encoding, string body, string text) => A.Text("text/plain; charset=utf-8", body, encoding).ShouldBe(text);

    [Fact]
    public void Flowed_text_is_unwrapped_by_depth_of_quote() =>
        A.Text("text/plain; format=flowed", "One \r\nline.\r\n> Quoted \r\n> words\r\n>> deeper\r\n From\r\n-- \r\nJeanne").ShouldBe("One line.\n> Quoted words\n>> deeper\nFrom\n-- \nJeanne");

    [Fact]
    public void Of_alternatives_the_plain_text_is_read_and_the_html_shown()
    {
        var message = A.Message("Content-Type: multipart/alternative; boundary=b", "", "preamble", "--b", "", "Plain", "--b", "Content-Type: text/html", "", "<p>Rich</p>", "--b--", "epilogue");
        (message.Text.Reveal(), message.Html?.Reveal()).ShouldBe(("Plain", "<p>Rich</p>"));
        message.Defects.ShouldBeEmpty();
        A.Message("Content-Type: multipart/alternative; boundary=b", "", "--b", "", " ", "--b", "Content-Type: text/html", "", "<p>Rich</p>", "--b--").Text.Reveal().ShouldBe("Rich");
    }

    [Fact]
    public void Related_images_are_inline_attachments()
    {
        var message = A.Message("Content-Type: multipart/related; boundary=b", "", "--b", "Content-Type: text/html", "", "<img src='cid:i@x'>", "--b", "Content-Type: image/png", "Content-ID: <i@x>", "", "png", "--b--");
        message.Html?.Reveal().ShouldBe("<img src=\"cid:i@x\" alt=\"\">");
        var image = message.Attachments.ShouldHaveSingleItem();
        (image.MediaType, image.ContentId, image.Inline).ShouldBe(("image/png", "i@x", true));
    }

    [Theory]
    [InlineData("attachment; filename=\"C:\\\\Users\\\\j\\\\bill.pdf\"", "bill.pdf")]
    [InlineData("attachment; filename=../../etc/passwd", "passwd")]
    [InlineData("attachment; filename*=utf-8''caf%C3%A9.pdf; filename=cafe.pdf", "café.pdf")]
    [InlineData("attachment; filename*0*=utf-8''caf%C3; filename*1*=%A9; filename*2=.pdf", "café.pdf")]
    [InlineData("attachment; filename*1=b.pdf; filename*0=a", "ab.pdf")]
    [InlineData("attachment; filename=\"=?utf-8?Q?caf=C3=A9?= =?utf-8?Q?.pdf?=\"", "café.pdf")]
    [InlineData("attachment; filename=my bill.pdf", "my bill.pdf")]
    [InlineData("attachment; filename=\"a;b.pdf\"", "a;b.pdf")]
    [InlineData("attachment; filename*=utf-8''a%00%0Ab%E2%80%AEfdp.exe", "abfdp.exe")]
    [InlineData("attachment; filename=\"..\"", null)]
    [InlineData("attachment", null)]
    public void An_attachment_has_the_name_it_was_sent_with_and_no_path(string disposition, string? name)
    {
        var one = A.Message("Content-Type: application/pdf", "Content-Disposition: " + disposition, "Content-Transfer-Encoding: base64", "", "YWJj").Attachments.ShouldHaveSingleItem();
        one.Name?.Reveal().ShouldBe(name);
        one.Sha256.ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        one.Content.Length.ShouldBe(3);
    }

    [Fact]
    public void A_bounce_gives_its_report_and_the_headers_of_what_it_is_about()
    {
        var message = A.Message("Content-Type: multipart/report; boundary=b", "", "--b", "", "Sorry", "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; x", "", "Final-Recipient: rfc822; a@x", "Action: failed",
            "--b", "Content-Type: message/rfc822", "", "Message-ID: <first@x>", "Subject: =?utf-8?Q?=C3=A9?=", "", "words", "--b--");
        message.Text.Reveal().ShouldBe("Sorry");
        message.Parts.Select(part => part.MediaType).ShouldBe(["text/plain", "message/delivery-status", "message/rfc822"]);
        message.Parts[1].Text.Reveal().ShouldContain("\nAction: failed");
        message.Parts[2].Headers.Select(header => (header.Name, header.Value)).ShouldBe([("Message-ID", "<first@x>"), ("Subject", "é")]);
        message.Attachments.Count.ShouldBe(2);
    }

    [Fact]
    public void Trouble_with_boundaries_is_read_through()
    {
        A.Message("Content-Type: multipart/mixed; boundary=wrong", "", "--right", "Content-Type: text/plain", "", "Hello", "--right--").Text.Reveal().ShouldBe("Hello");
        A.Message("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "Hello", "--bb", "there").Text.Reveal().ShouldBe("Hello\n--bb\nthere");
        A.Message("Content-Type: multipart/mixed", "", "Hello").Defects.ShouldBe([Defect.BoundaryMissing]);
        var inner = A.Message("Content-Type: multipart/mixed; boundary=o", "", "--o", "Content-Type: multipart/mixed; boundary=i", "", "--i", "", "One", "--o", "", "Two", "--o--");
        (inner.Text.Reveal(), inner.Defects.Single()).ShouldBe(("One\n\nTwo", Defect.FinalBoundaryMissing));
    }

    [Fact]
    public void A_uuencoded_file_in_a_text_is_an_attachment()
    {
        var message = A.Message("Subject: x", "", "See:", "begin 644 cat.txt", "#0V%T", "`", "end", "Bye");
        message.Text.Reveal().ShouldBe("See:\nBye");
        System.Text.Encoding.ASCII.GetString(message.Attachments.ShouldHaveSingleItem().Content.Span).ShouldBe("Cat");
    }
}
