using System.Text;
using Recovery.Integrations.Mail.Reading;

namespace Recovery.Integrations.Tests.Mail.Reading;

public sealed class HostileMessages
{
    [Fact]
    public void Ten_thousand_nested_multiparts_end_at_the_limit_of_depth()
    {
        StringBuilder raw = new();
        for (var depth = 0; depth < 10_000; depth++)
            raw.Append("Content-Type: multipart/mixed; boundary=b").Append(depth).Append("\r\n\r\n--b").Append(depth).Append("\r\n");
        Patience.Ends(() => A.Raw(raw.ToString())).Defects.ShouldContain(Defect.TooDeep);
    }

    [Fact]
    public void A_hundred_thousand_parts_end_at_the_limit_of_parts()
    {
        var raw = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + string.Concat(Enumerable.Repeat("--b\r\n\r\nx\r\n", 100_000));
        var message = Patience.Ends(() => A.Raw(raw));
        message.Defects.ShouldContain(Defect.TooManyParts);
        message.Parts.Count.ShouldBe(ReadingLimits.Usual.Parts);
    }

    [Fact]
    public void Fifty_megabytes_of_base64_become_the_beginning_of_an_attachment()
    {
        var raw = "Content-Type: application/zip; name=big.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n" + string.Concat(Enumerable.Repeat(new string('A', 76) + "\r\n", 50 * 1024 * 1024 / 78));
        var message = Patience.Ends(() => A.Raw(raw));
        message.Attachments.ShouldHaveSingleItem().Content.Length.ShouldBe(ReadingLimits.Usual.AttachmentBytes);
        message.Defects.ShouldBe([Defect.AttachmentTooLarge]);
    }

    [Theory]
    [InlineData("Subject: ", "x")]
    [InlineData("Subject: ", "=?utf-8?Q?")]
    [InlineData("Subject: ", "=?utf-8?B?w6k=?= ")]
    [InlineData("To: ", "(")]
    [InlineData("To: ", "a@b:")]
    [InlineData("To: ", "<")]
    [InlineData("To: ", "\"")]
    [InlineData("To: ", "a, ")]
    [InlineData("References: ", "<")]
    [InlineData("Date: ", "1 ")]
    [InlineData("Content-Type: text/plain; ", "a*1*=x;")]
    [InlineData("Content-Type: text/plain; ", "(=\"")]
    public void A_header_of_a_megabyte_is_cut(string name, string piece)
    {
        var message = Patience.Ends(() => A.Raw(name + string.Concat(Enumerable.Repeat(piece, 1024 * 1024 / piece.Length)) + "\r\n\r\nHello"));
        message.Defects.ShouldContain(Defect.HeaderTooLong);
        message.Text.Reveal().ShouldBe("Hello");
    }

    [Fact]
    public void More_headers_than_the_limit_are_skipped_and_the_text_is_read()
    {
        var message = Patience.Ends(() => A.Raw(string.Concat(Enumerable.Repeat("X-A: =?utf-8?Q?a?= =?\r\n", 200_000)) + "\r\nHello"));
        message.Headers.Count.ShouldBe(ReadingLimits.Usual.Headers);
        message.Text.Reveal().ShouldBe("Hello");
        message.Defects.ShouldContain(Defect.TooManyHeaders);
    }

    [Fact]
    public void A_message_beyond_its_limit_is_read_as_far_as_it_goes()
    {
        var message = A.Raw("Subject: Hello\r\n\r\n" + new string('x', 1000), new() { MessageBytes = 100 });
        message.Subject.Reveal().ShouldBe("Hello");
        message.Text.Reveal().Length.ShouldBe(100 - 18);
        message.Defects.ShouldBe([Defect.MessageTooLarge]);
    }

    [Fact]
    public void Nothing_decoded_becomes_a_header_of_its_own()
    {
        var message = A.Message("Subject: =?utf-8?B?" + Convert.ToBase64String("Hi\r\nBcc: all@example.org"u8) + "?=", "", "x");
        message.Subject.Reveal().ShouldBe("Hi  Bcc: all@example.org");
        message.Of("Subject").ShouldHaveSingleItem().ShouldNotContain("\n");
        message.Of("Bcc").ShouldBeEmpty();
    }
}
